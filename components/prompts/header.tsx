import { AccountMenu } from '#components/shared/account-menu.tsx';
import { Rooms } from '#components/shared/rooms.tsx';
import { usePrompts } from './prompts-context.ts';

/** Where one is, and who one is. */
export function Header() {
  const { prompts } = usePrompts();
  return (
    <header className="flex h-14 shrink-0 items-center gap-1 border-b border-border bg-surface px-3 sm:gap-2 md:px-4">
      <Rooms here="/prompts" />
      <div className="flex flex-1 items-center justify-end gap-1">
        <AccountMenu me={prompts.me} compact />
      </div>
    </header>
  );
}
