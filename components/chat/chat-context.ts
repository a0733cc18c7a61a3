import { createContext, use } from 'react';
import type { Chat } from './store/chat.ts';
import type { Thread } from './store/thread.ts';

/** The page's state and the conversation it shows. Both references are stable; their cells change. */
export type OpenChat = { chat: Chat; thread: Thread; openId: string | null };

export const ChatContext = createContext<OpenChat | null>(null);

export function useChat(): OpenChat {
  const open = use(ChatContext);
  if (open === null) throw new Error('useChat needs the ChatApp above it.');
  return open;
}
