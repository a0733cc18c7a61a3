import type { ReactNode } from 'react';
import { classNames } from '#components/ui/class-names.ts';
import { AccountMenu } from './account-menu.tsx';
import type { Me } from './me.ts';
import type { Room } from './room-list.ts';
import { claimPage } from './page-user.ts';
import { Rooms } from './rooms.tsx';

type RoomHeaderProps = { here: Room; me: Me; className?: string; children?: ReactNode };

/** Where one is, what the page adds, and who one is. */
export function RoomHeader({ here, me, className, children }: RoomHeaderProps) {
  claimPage(me.id);
  return (
    <header
      className={classNames(
        'flex h-14 shrink-0 items-center gap-1 border-border bg-surface px-3 sm:gap-2 md:px-4',
        className,
      )}
    >
      <Rooms here={here} />
      <div className="flex flex-1 items-center justify-end gap-1">
        {children}
        <AccountMenu me={me} compact />
      </div>
    </header>
  );
}
