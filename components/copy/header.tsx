import { AccountMenu } from '#components/shared/account-menu.tsx';
import { Rooms } from '#components/shared/rooms.tsx';
import { IconButton } from '#components/ui/button.tsx';
import { mediaShapes } from '#components/ui/media-shapes.tsx';
import { useCopy } from './copy-context.ts';
import { showHelp } from './shortcuts.tsx';

/** Where one is, and who one is. */
export function Header() {
  const { copy } = useCopy();
  return (
    <header className="flex h-14 shrink-0 items-center gap-1 bg-surface px-3 sm:gap-2 md:px-4">
      <Rooms here="/copy" />
      <div className="flex flex-1 items-center justify-end gap-1">
        <IconButton
          label="Keyboard shortcuts"
          icon={mediaShapes.help}
          onClick={showHelp}
          className="pointer-coarse:hidden max-sm:hidden"
        />
        <AccountMenu me={copy.me} compact />
      </div>
    </header>
  );
}
