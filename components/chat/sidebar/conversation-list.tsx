import { useEffect, useRef } from 'react';
import { Spinner } from '#components/ui/spinner.tsx';
import { useChat } from '../chat-context.ts';
import { groupByDate } from '../state/date-groups.ts';
import { useCell } from '#components/shared/use-cell.ts';
import { loadMore } from '../store/list-actions.ts';
import { ConversationRow } from './conversation-row.tsx';

/** The conversations by the day they were last spoken in; older ones come as one scrolls. */
export function ConversationList() {
  const { chat } = useChat();
  const { conversations, cursor, loading } = useCell(chat.list);
  const moment = useCell(chat.moment);
  const end = useRef<HTMLDivElement>(null);
  const more = cursor !== null;

  useEffect(() => {
    if (!more || loading || end.current === null) return undefined;
    const observer = new IntersectionObserver(
      (entries) => entries.some((entry) => entry.isIntersecting) && void loadMore(chat),
      { rootMargin: '300px' },
    );
    observer.observe(end.current);
    return () => observer.disconnect();
  }, [chat, more, loading]);

  return (
    <div className="min-h-0 flex-1 overflow-y-auto overscroll-contain px-3 pb-4 [scrollbar-width:thin]">
      {groupByDate(conversations, moment).map(({ label, items }) => (
        <section key={label} aria-label={label} className="pt-3">
          <h2 className="px-2 pb-1 text-xs font-medium text-muted">{label}</h2>
          <ul>
            {items.map((conversation) => (
              <ConversationRow key={conversation.id} conversation={conversation} />
            ))}
          </ul>
        </section>
      ))}
      {conversations.length === 0 && !more && (
        <p className="px-2 pt-4 text-sm text-muted">Your chats will wait for you here.</p>
      )}
      <div ref={end} className="flex h-8 items-center justify-center text-muted">
        {loading && <Spinner label="Loading older chats" />}
      </div>
    </div>
  );
}
