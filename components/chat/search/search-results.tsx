import { useEffect, useRef } from 'react';
import { Button } from '#components/ui/button.tsx';
import { Spinner } from '#components/ui/spinner.tsx';
import { formatDay } from '#components/shared/format-date.ts';
import { useCell } from '#components/shared/use-cell.ts';
import { useChat } from '../chat-context.ts';
import { HitRow } from './hit-row.tsx';
import { MarkedText } from './marked-text.tsx';
import { look, lookFurther, searchOf } from './search-state.ts';

/** What was found, chats by their names before messages; while more is typed, what was found before stays. */
export function SearchResults({ id, onOpen }: { id: string; onOpen: (index: number) => void }) {
  const { chat } = useChat();
  const search = searchOf(chat);
  const { text, found, loading, problem, selected } = useCell(search);
  const { now, timeZone } = useCell(chat.moment);
  const end = useRef<HTMLDivElement>(null);
  const more = found !== null && found.nextCursor !== null && problem === null;

  useEffect(() => {
    if (!more || end.current === null) return undefined;
    const observer = new IntersectionObserver(
      (entries) => entries.some((entry) => entry.isIntersecting) && void lookFurther(search),
      { rootMargin: '200px' },
    );
    observer.observe(end.current);
    return () => observer.disconnect();
  }, [search, more, found]);

  const titles = found?.titles ?? [];
  const messages = found?.messages ?? [];
  const row = (index: number) => ({
    id: `${id}-${index}`,
    selected: index === selected,
    onOpen: () => onOpen(index),
  });
  const day = (iso: string) => formatDay(iso, { now: new Date(now), timeZone });
  return (
    <>
      <div
        role="listbox"
        id={id}
        aria-label="Results"
        aria-busy={loading}
        className={loading ? 'opacity-60 transition-opacity delay-300' : ''}
      >
        {titles.length > 0 && (
          <div role="group" aria-label="Chats" className="pt-3">
            <p className="px-2 pb-1 text-xs font-medium text-muted">Chats</p>
            {titles.map((hit, index) => (
              <HitRow key={hit.conversationId} href={`/c/${hit.conversationId}`} {...row(index)}>
                <span className="block truncate">
                  <MarkedText parts={hit.title} />
                </span>
              </HitRow>
            ))}
          </div>
        )}
        {messages.length > 0 && (
          <div role="group" aria-label="Messages" className="pt-3">
            <p className="px-2 pb-1 text-xs font-medium text-muted">Messages</p>
            {messages.map((hit, index) => (
              <HitRow key={hit.messageId} href={`/c/${hit.conversationId}`} {...row(titles.length + index)}>
                <span className="flex items-baseline gap-2">
                  <span className="min-w-0 flex-1 truncate font-medium">{hit.title}</span>
                  <time dateTime={hit.createdAt} className="shrink-0 text-xs text-muted">
                    {day(hit.createdAt)}
                  </time>
                </span>
                <span className="line-clamp-3 text-[0.8125rem] leading-snug wrap-anywhere text-muted">
                  {hit.role === 'user' && <span className="font-medium">You: </span>}
                  <MarkedText parts={hit.snippet} />
                </span>
              </HitRow>
            ))}
          </div>
        )}
      </div>
      {found !== null && titles.length + messages.length === 0 && problem === null && (
        <p className="px-2 pt-4 text-sm text-muted">Nothing found. Fewer or other words may help.</p>
      )}
      {found === null && !loading && text.trim() === '' && (
        <p className="px-2 pt-4 text-sm text-muted">
          Finds words in all your chats. “Quotes” keep words together, -word leaves out.
        </p>
      )}
      {problem !== null && (
        <div role="alert" className="flex flex-col items-start gap-2 px-2 pt-4 text-sm">
          <p>Could not search. {problem}</p>
          <Button size="sm" onClick={() => void look(search)}>
            Try again
          </Button>
        </div>
      )}
      <div ref={end} className="flex h-8 items-center justify-center text-muted">
        {loading && found !== null && found.nextCursor !== null && <Spinner />}
      </div>
      <div role="status" className="sr-only">
        {found !== null && !loading ? countInWords(titles.length + messages.length, more) : ''}
      </div>
    </>
  );
}

function countInWords(count: number, more: boolean): string {
  if (count === 0) return 'Nothing found';
  return more ? `More than ${count} results` : `${count} ${count === 1 ? 'result' : 'results'}`;
}
