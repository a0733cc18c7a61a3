import { useRouter } from 'next/navigation';
import { signOut } from '#components/shared/sign-out.ts';
import { Icon } from '#components/ui/icon.tsx';
import { Menu, MenuItem } from '#components/ui/menu.tsx';
import type { Me } from '../store/chat.ts';
import { FollowItem } from './follow-item.tsx';
import { ThemeItems } from './theme-items.tsx';

/** Who is signed in, and what is theirs. */
export function AccountMenu({ me }: { me: Me }) {
  const router = useRouter();
  const name = me.name ?? me.email ?? 'You';
  return (
    <Menu
      label={`Account: ${name}`}
      triggerClassName="flex w-full items-center gap-2.5 rounded-control px-2 py-1.5 text-left text-sm hover:bg-surface-2"
      trigger={
        <>
          <span className="flex size-7 shrink-0 items-center justify-center rounded-full bg-accent-soft font-medium text-accent-strong uppercase">
            {name.slice(0, 1)}
          </span>
          <span className="min-w-0 flex-1 truncate">{name}</span>
          <Icon name="more" className="size-4 text-muted" />
        </>
      }
    >
      <MenuItem icon="user" onSelect={() => router.push('/settings')}>
        Settings
      </MenuItem>
      <MenuItem icon="key" onSelect={() => router.push('/settings/keys')}>
        API keys
      </MenuItem>
      <hr className="my-1 border-border" />
      <ThemeItems />
      <hr className="my-1 border-border" />
      <FollowItem />
      <hr className="my-1 border-border" />
      <MenuItem icon="sign-out" onSelect={() => void signOut()}>
        Sign out
      </MenuItem>
    </Menu>
  );
}
