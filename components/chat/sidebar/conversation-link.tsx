import type { ComponentProps, MouseEvent } from 'react';
import { useChat } from '../chat-context.ts';
import { useSidebar } from './sidebar-context.ts';

/** A real link to a conversation (`null`: a new one) that, pressed plainly, shows it without a page load. */
export function ConversationLink({
  id,
  children,
  ...rest
}: { id: string | null } & Omit<ComponentProps<'a'>, 'href' | 'id'>) {
  const { chat, openId } = useChat();
  const { closeDrawer } = useSidebar();

  function go(event: MouseEvent) {
    if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    closeDrawer();
    chat.go(id);
  }

  return (
    <a
      {...rest}
      href={id === null ? '/' : `/c/${id}`}
      aria-current={id !== null && id === openId ? 'page' : undefined}
      onClick={go}
    >
      {children}
    </a>
  );
}
