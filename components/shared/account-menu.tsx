import { useRouter } from 'next/navigation';
import type { ReactNode } from 'react';
import { Icon } from '#components/ui/icon.tsx';
import { Menu, MenuItem } from '#components/ui/menu.tsx';
import type { Me } from './me.ts';
import { signOut } from './sign-out.ts';
import { ThemeItems } from './theme-items.tsx';

type AccountMenuProps = {
  me: Me;
  /** Only the initial, where there is little room. */
  compact?: boolean;
  /** What belongs to the page one is on. */
  children?: ReactNode;
};

/** Who is signed in, and what is theirs. */
export function AccountMenu({ me, compact = false, children }: AccountMenuProps) {
  const router = useRouter();
  const name = me.name ?? me.email ?? 'You';
  const initial = (
    <span className="flex size-7 shrink-0 items-center justify-center rounded-full bg-accent-soft font-medium text-accent-strong uppercase">
      {name.slice(0, 1)}
    </span>
  );
  return (
    <Menu
      label={`Account: ${name}`}
      align={compact ? 'end' : 'start'}
      triggerClassName={
        compact
          ? 'shrink-0 rounded-full p-0.5 text-sm hover:bg-surface-2'
          : 'flex w-full items-center gap-2.5 rounded-control px-2 py-1.5 text-left text-sm hover:bg-surface-2'
      }
      trigger={
        compact ? (
          initial
        ) : (
          <>
            {initial}
            <span className="min-w-0 flex-1 truncate">{name}</span>
            <Icon name="more" className="size-4 text-muted" />
          </>
        )
      }
    >
      <MenuItem icon="message" onSelect={() => router.push('/')}>
        Chat
      </MenuItem>
      <MenuItem icon="image" onSelect={() => router.push('/studio')}>
        Studio
      </MenuItem>
      <MenuItem icon="edit" onSelect={() => router.push('/copy')}>
        Copy
      </MenuItem>
      <MenuItem icon="braces" onSelect={() => router.push('/prompts')}>
        Prompts
      </MenuItem>
      <hr className="my-1 border-border" />
      <MenuItem icon="user" onSelect={() => router.push('/settings')}>
        Settings
      </MenuItem>
      <MenuItem icon="key" onSelect={() => router.push('/settings/keys')}>
        API keys
      </MenuItem>
      <hr className="my-1 border-border" />
      <ThemeItems />
      {children && (
        <>
          <hr className="my-1 border-border" />
          {children}
        </>
      )}
      <hr className="my-1 border-border" />
      <MenuItem icon="sign-out" onSelect={() => void signOut()}>
        Sign out
      </MenuItem>
    </Menu>
  );
}
