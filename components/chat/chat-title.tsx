import { useEffect } from 'react';
import { useChat } from './chat-context.ts';
import { useCellPart } from '#components/shared/use-cell.ts';
import { summaryOf } from './store/chat.ts';

/** Names the browser's tab after the conversation; moving between conversations is not a page load. */
export function ChatTitle() {
  const { chat, thread } = useChat();
  const title = useCellPart(summaryOf(chat, thread.id), (summary) => summary?.title ?? 'New chat');
  useEffect(() => {
    document.title = `${title} · Greenroom`;
  }, [title]);
  return null;
}
