import type { TurnEvent } from '#server/domain/conversation/view.ts';
import { leaveIfSignedOut, query, refusalOf } from '#components/shared/api.ts';
import { backoff } from '#components/shared/backoff.ts';
import { patch } from '#components/shared/cell.ts';
import { followTurn } from '#components/shared/follow-turn.ts';
import { mergeSnapshot } from '#components/shared/merge-snapshot.ts';
import { openEvents } from '#components/shared/open-events.ts';
import { stopWatching } from './stop-watching.ts';
import { liveRow, type Row, type Talk } from './talk.ts';

/** Asks how the conversation stands, shows it, and follows what is being said; asks again later where that fails. */
export async function refresh(talk: Talk): Promise<void> {
  talk.cancelRetry?.();
  try {
    await load(talk);
  } catch (error) {
    leaveIfSignedOut(refusalOf(error));
    const awaited = talk.outbox.get().some(({ arrived }) => arrived > 0);
    if (awaited || liveRow(talk.rows.get()) !== null) tryAgainLater(talk);
  }
}

/** The same; throws what `refusalOf` reads. */
export async function load(talk: Talk): Promise<void> {
  const number = (talk.asked += 1);
  const told = await query('talk.get', { persona: talk.persona.id });
  // One that was asked later has told more.
  if (number < talk.heard) return;
  talk.heard = number;
  const local = { rows: talk.rows.get(), earlier: talk.shape.get().earlier };
  const merged = mergeSnapshot(local, { rows: told.messages, earlier: told.earlier });
  const fresh = new Map(told.messages.map((row) => [row.id, row]));
  talk.rows.set(merged.rows.map((row) => withLinks(row, fresh.get(row.id))));
  patch(talk.shape, { earlier: merged.earlier, attempt: 0 });
  // What has arrived is among the rows now.
  talk.outbox.set(talk.outbox.get().filter(({ arrived }) => arrived === 0 || arrived > number));
  follow(talk);
}

/** Links end after a while; the row stays the same one where they have not changed. */
export function withLinks(row: Row, told: Row | undefined): Row {
  if (told === undefined || told === row) return row;
  const same = told.media.every(({ url }, index) => url === row.media[index]?.url);
  return same && told.voiceUrl === row.voiceUrl
    ? row
    : { ...row, voiceUrl: told.voiceUrl, media: told.media };
}

/** Asks again after a while, the longer the more often it was in vain. */
function tryAgainLater(talk: Talk): void {
  talk.cancelRetry?.();
  if (talk.left) return;
  const attempt = talk.shape.get().attempt + 1;
  patch(talk.shape, { attempt });
  const timer = setTimeout(() => void refresh(talk), backoff(attempt));
  talk.cancelRetry = () => {
    clearTimeout(timer);
    talk.cancelRetry = null;
  };
}

/** The words of the answer, without their marks. */
async function sayAnswer(talk: Talk, content: string): Promise<void> {
  const { toPlainText } = await import('#components/shared/markdown/to-plain-text.ts');
  talk.said.set(`${talk.persona.displayName}: ${toPlainText(content)}`);
}

/** Listens to the answer that is being given, if there is one. */
export function follow(talk: Talk): void {
  const live = liveRow(talk.rows.get())?.live ?? null;
  if (talk.watch !== null && talk.watch.turnId !== live?.turnId) stopWatching(talk);
  if (live === null) patch(talk.shape, { attempt: 0, stopping: false });
  if (live === null || talk.watch !== null || talk.left) return;
  const { turnId, seq } = live;
  const stop = openEvents(
    'turn.watch',
    { turnId, lastEventId: String(seq) },
    {
      onOpen: () => patch(talk.shape, { attempt: 0 }),
      onEvent: (event) => take(talk, event),
      onLost: () => {
        if (talk.watch?.turnId !== turnId) return;
        stopWatching(talk);
        tryAgainLater(talk);
      },
    },
  );
  talk.watch = { turnId, stop };
}

function take(talk: Talk, event: TurnEvent): void {
  const rows = talk.rows.get();
  const live = liveRow(rows);
  if (live === null) return;
  const { row, end, gap } = followTurn(live, [event]);
  if (row !== live) talk.rows.set(rows.map((one) => (one === live ? row : one)));
  if (!gap && end === null) return;
  stopWatching(talk);
  // With the end come its place in the store and the link to its voice.
  if (end !== null) {
    patch(talk.shape, { stopping: false });
    if (end.status === 'failed') talk.said.set('The answer failed.');
    else void sayAnswer(talk, row.content);
    talk.tell();
  }
  void refresh(talk);
}
