import { Mark } from '#components/shared/mark.tsx';
import { IconButton } from '#components/ui/button.tsx';
import { buttonStyle } from '#components/ui/button-style.ts';
import { Icon } from '#components/ui/icon.tsx';
import { useChat } from '../chat-context.ts';
import { AccountMenu } from '#components/shared/account-menu.tsx';
import { ConversationLink } from './conversation-link.tsx';
import { FollowItem } from './follow-item.tsx';
import { ROOMS } from '#components/shared/room-list.ts';
import { SearchOrList } from './search-or-list.tsx';
import { useSidebar } from './sidebar-context.ts';

const ELSEWHERE = ROOMS.filter(({ href }) => href !== '/');

/** All conversations of this person, and the way to a new one. */
export function Sidebar() {
  const { chat } = useChat();
  const { toggle } = useSidebar();
  return (
    <nav aria-label="Chats" className="flex h-full flex-col bg-surface">
      <div className="flex h-14 shrink-0 items-center justify-between pr-3 pl-4">
        <span className="flex items-center gap-2.5 font-display text-lg font-semibold tracking-tight">
          <Mark className="size-6" />
          Greenroom
        </span>
        <IconButton label="Hide chats" icon="menu" onClick={toggle} />
      </div>
      <div className="px-3 pb-2">
        <ConversationLink
          id={null}
          aria-keyshortcuts="Control+Shift+O Meta+Shift+O"
          className={buttonStyle({ size: 'sm', className: 'w-full justify-start' })}
        >
          <Icon name="plus" />
          New chat
        </ConversationLink>
        {ELSEWHERE.map(({ href, icon, name }) => (
          // A page load: a link that knows the router would cost every first load of the chat as much as it saves here.
          <a
            key={href}
            href={href}
            className={buttonStyle({ variant: 'ghost', size: 'sm', className: 'mt-1 w-full justify-start' })}
          >
            <Icon name={icon} />
            {name}
          </a>
        ))}
      </div>
      <SearchOrList />
      <div className="border-t border-border p-2">
        <AccountMenu me={chat.me}>
          <FollowItem />
        </AccountMenu>
      </div>
    </nav>
  );
}
