import { memo, useEffect, useLayoutEffect, useRef } from 'react';
import type { Moment } from '#components/shared/moment-here.ts';
import { useCell } from '#components/shared/use-cell.ts';
import { Button } from '#components/ui/button.tsx';
import { dayWords, sameDay } from '../state/day-words.ts';
import { loadEarlier } from '../store/load-earlier.ts';
import type { Row } from '../store/talk.ts';
import { useTalk } from '../talk-context.ts';
import { Greeting } from './greeting.tsx';
import { Message } from './message.tsx';
import { UnsentMessage } from './unsent-message.tsx';

/** Nearer than this to an end one is at it, in pixels. */
const AT_THE_END = 80;
const NEAR_THE_TOP = 400;

/** All that was said, the newest at the bottom, where the view stays unless one has scrolled up. */
export function MessageList() {
  const talk = useTalk();
  const rows = useCell(talk.rows);
  const outbox = useCell(talk.outbox);
  const moment = useCell(talk.moment);
  const { earlier, older } = useCell(talk.shape);
  const view = useRef<HTMLDivElement>(null);
  const atEnd = useRef(true);
  /** Where the view stood below what was the first row. */
  const anchor = useRef<{ id: string; fromEnd: number } | null>(null);
  const first = rows[0]?.id ?? '';
  const blocked = outbox[0] !== undefined && outbox[0].problem !== null;

  useLayoutEffect(() => {
    const element = view.current;
    if (element === null) return;
    if (atEnd.current) element.scrollTop = element.scrollHeight;
    else if (anchor.current !== null && anchor.current.id !== first)
      element.scrollTop = element.scrollHeight - anchor.current.fromEnd;
    anchor.current = { id: first, fromEnd: element.scrollHeight - element.scrollTop };
  }, [rows, outbox, first]);

  // What is said here is seen, wherever one was.
  const count = outbox.length;
  const counted = useRef(0);
  useEffect(() => {
    if (count > counted.current) view.current?.scrollTo({ top: view.current.scrollHeight });
    counted.current = count;
  }, [count]);

  // The composer grows, pictures come, a keyboard opens: the end stays where it was.
  useEffect(() => {
    const element = view.current;
    if (element === null || typeof ResizeObserver === 'undefined') return undefined;
    const sizes = new ResizeObserver(() => {
      if (atEnd.current) element.scrollTop = element.scrollHeight;
    });
    for (const one of [element, ...element.children]) sizes.observe(one);
    return () => sizes.disconnect();
  }, []);

  function onScroll() {
    const element = view.current;
    if (element === null) return;
    const fromEnd = element.scrollHeight - element.scrollTop;
    atEnd.current = fromEnd - element.clientHeight < AT_THE_END;
    anchor.current = { id: first, fromEnd };
    if (earlier && older === 'idle' && element.scrollTop < NEAR_THE_TOP) void loadEarlier(talk);
  }

  return (
    <div
      ref={view}
      role="log"
      aria-label={`Conversation with ${talk.persona.displayName}`}
      aria-live="off"
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reached by keyboard
      tabIndex={0}
      onScroll={onScroll}
      className="min-h-0 flex-1 overflow-y-auto overscroll-contain [overflow-anchor:none]"
    >
      <div className="mx-auto flex min-h-full max-w-3xl flex-col justify-end gap-1.5 px-3 py-4 md:px-6">
        {earlier ? (
          <p className="py-2 text-center">
            <Button size="sm" busy={older === 'loading'} onClick={() => void loadEarlier(talk)}>
              {older === 'failed' ? 'Could not load. Try again' : 'Earlier messages'}
            </Button>
          </p>
        ) : (
          <Greeting />
        )}
        {rows.map((row, index) => {
          const before = rows[index - 1];
          return (
            <Entry
              key={row.id}
              row={row}
              afterAt={before?.createdAt ?? null}
              afterRole={before?.role ?? null}
              moment={moment}
              last={index === rows.length - 1 && outbox.length === 0}
            />
          );
        })}
        {outbox.map((unsent) => (
          <UnsentMessage key={unsent.messageId} unsent={unsent} behind={blocked} />
        ))}
      </div>
    </div>
  );
}

type EntryProps = {
  row: Row;
  /** Of the message before. */
  afterAt: string | null;
  afterRole: Row['role'] | null;
  moment: Moment;
  last: boolean;
};

/** A message, under its day where that begins; nothing is counted anew for a word that another one gets. */
const Entry = memo(function Entry({ row, afterAt, afterRole, moment, last }: EntryProps) {
  const { timeZone } = moment;
  const newDay = afterAt === null || !sameDay(afterAt, row.createdAt, timeZone);
  return (
    <>
      {newDay && (
        <p className="py-3 text-center text-xs text-muted">
          <time dateTime={row.createdAt}>{dayWords(row.createdAt, moment)}</time>
        </p>
      )}
      <Message row={row} timeZone={timeZone} last={last} follows={!newDay && afterRole === row.role} />
    </>
  );
});
