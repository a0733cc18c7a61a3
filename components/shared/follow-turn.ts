import type { MessageView, TurnEnd, TurnEvent } from '#server/domain/conversation/view.ts';

type Delta = Extract<TurnEvent, { text: string }>;

export type Followed<Row extends MessageView> = {
  /** The same object when nothing changed. */
  row: Row;
  end: TurnEnd | null;
  /** True when something is missing between the row and an event: only a new snapshot helps. */
  gap: boolean;
};

/**
 * Carries a reply on by what a watched turn told. `seq` counts the UTF-16 units said so far, so every event
 * knows where it begins: what is already here is skipped, what continues here is taken, and a hole is
 * reported, never papered over. Stops at the first hole and at the end.
 */
export function followTurn<Row extends MessageView>(row: Row, events: readonly TurnEvent[]): Followed<Row> {
  if (row.live === null) return { row, end: null, gap: false };
  const { turnId } = row.live;
  let { seq } = row.live;
  let content = '';
  let reasoning = '';
  const reached = (): Row =>
    content === '' && reasoning === ''
      ? row
      : {
          ...row,
          content: row.content + content,
          reasoning: row.reasoning + reasoning,
          live: { turnId, seq },
        };
  for (const event of events) {
    if (event.type === 'turn-start') continue;
    if (event.type === 'turn-end') {
      if (event.seq !== seq) return { row: reached(), end: null, gap: true };
      return { row: ended(reached(), event), end: event, gap: false };
    }
    const text = unseenPart(event, seq);
    if (text === null) return { row: reached(), end: null, gap: true };
    if (event.type === 'text-delta') content += text;
    else reasoning += text;
    seq += text.length;
  }
  return { row: reached(), end: null, gap: false };
}

/** What `event` adds for a reader who stands at `seq`; `null` when it begins further on. */
function unseenPart(event: Delta, seq: number): string | null {
  const begin = event.seq - event.text.length;
  if (begin > seq) return null;
  return event.text.slice(seq - begin);
}

/** The reply as it stands after `end`. */
export function ended<Row extends MessageView>(row: Row, end: TurnEnd): Row {
  return {
    ...row,
    status: end.status,
    endReason: end.endReason,
    promptTokens: end.promptTokens,
    completionTokens: end.completionTokens,
    failure: end.failure,
    live: null,
  };
}
