import { type ComponentType, useState } from 'react';
import { HelpButton } from '#components/shared/help-button.tsx';
import { RoomHeader } from '#components/shared/room-header.tsx';
import { useCell } from '#components/shared/use-cell.ts';
import { buttonStyle } from '#components/ui/button-style.ts';
import { Icon } from '#components/ui/icon.tsx';
import { mediaShapes } from '#components/ui/media-shapes.tsx';
import { showHelp } from './shortcuts.tsx';
import { creditsInWords, isNothing } from '#components/shared/credits.ts';
import { useStudio } from './studio-context.ts';

type Credits = ComponentType<{ onClose: () => void }>;

/** Where one is, what there is to spend, and who one is. */
export function Header() {
  const { studio } = useStudio();
  return (
    <RoomHeader here="/studio" me={studio.me} className="border-b">
      <BalanceButton />
      <HelpButton onClick={showHelp} />
    </RoomHeader>
  );
}

/** What may be spent and what is set aside; pressed, how it came about. */
function BalanceButton() {
  const { studio } = useStudio();
  const { available, held } = useCell(studio.balance);
  const [Credits, setCredits] = useState<Credits | null>(null);
  return (
    <>
      <button
        type="button"
        onClick={() =>
          void import('./credits-dialog.tsx').then((loaded) => setCredits(() => loaded.CreditsDialog))
        }
        className={buttonStyle({ variant: 'ghost', size: 'sm', className: 'text-fg max-sm:px-2' })}
      >
        <Icon name={mediaShapes.coins} className="size-4.5 text-muted" />
        <span className="whitespace-nowrap tabular-nums" data-testid="balance">
          {creditsInWords(available)}
          {!isNothing(held) && <span className="text-muted max-sm:hidden"> · {held} held</span>}
        </span>
      </button>
      {Credits && <Credits onClose={() => setCredits(null)} />}
    </>
  );
}
