import { HelpButton } from '#components/shared/help-button.tsx';
import { RoomHeader } from '#components/shared/room-header.tsx';
import { useCopy } from './copy-context.ts';
import { showHelp } from './shortcuts.tsx';

/** Where one is, and who one is. */
export function Header() {
  const { copy } = useCopy();
  return (
    <RoomHeader here="/copy" me={copy.me}>
      <HelpButton onClick={showHelp} />
    </RoomHeader>
  );
}
