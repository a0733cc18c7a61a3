import { type ReactNode, useState } from 'react';
import { Icon } from '#components/ui/icon.tsx';
import { Menu } from '#components/ui/menu.tsx';
import type { AccountItems } from './account-items.tsx';
import type { Me } from './me.ts';

type AccountMenuProps = {
  me: Me;
  /** Only the initial, where there is little room. */
  compact?: boolean;
  /** What belongs to the page one is on. */
  children?: ReactNode;
};

/** Who is signed in, and what is theirs. */
export function AccountMenu({ me, compact = false, children }: AccountMenuProps) {
  const [Items, setItems] = useState<typeof AccountItems | null>(null);
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
      prepare={async () => {
        const loaded = await import('./account-items.tsx');
        setItems(() => loaded.AccountItems);
      }}
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
      {Items ? (
        <Items>{children}</Items>
      ) : (
        <p className="px-2.5 py-1.5 text-sm text-danger">The server could not be reached.</p>
      )}
    </Menu>
  );
}
