import { useEffect, useState } from 'react';
import type { Cell } from '#components/shared/cell.ts';
import { useCell } from '#components/shared/use-cell.ts';
import { Button } from '#components/ui/button.tsx';
import { buttonStyle } from '#components/ui/button-style.ts';
import { Dialog } from '#components/ui/dialog.tsx';
import { Icon } from '#components/ui/icon.tsx';
import { Spinner } from '#components/ui/spinner.tsx';
import { mediaShapes } from '#components/ui/media-shapes.tsx';
import { useCardActions } from '../gallery/use-card-actions.ts';
import { fileNameOf } from '../state/file-name.ts';
import { type Generation, mayAnimate } from '../state/generation.ts';
import { KIND_WORDS } from '../state/kind-words.ts';
import { refreshCard } from '../store/cards.ts';
import { useStudio } from '../studio-context.ts';
import { Facts } from './facts.tsx';
import { Large } from './large.tsx';

/** One generation with all that is known of it. */
export function DetailDialog({ id }: { id: string }) {
  const { studio, look } = useStudio();
  const [asked, setAsked] = useState(false);
  const cell = studio.cards.get(id);

  useEffect(() => {
    let left = false;
    void refreshCard(studio, id).then(() => left || setAsked(true));
    return () => {
      left = true;
    };
  }, [studio, id]);

  if (cell !== undefined) return <Known cell={cell} />;
  return (
    <Dialog open onClose={() => look(null)} title={asked ? 'It is not here' : 'One moment'}>
      {asked ? (
        <p className="pb-4 text-muted">There is nothing of that name.</p>
      ) : (
        <Spinner label="Loading" />
      )}
    </Dialog>
  );
}

function Known({ cell }: { cell: Cell<Generation> }) {
  const { look } = useStudio();
  const generation = useCell(cell);
  const actions = useCardActions(generation);
  const { kind, params, asset, deletedAt } = generation;
  const close = () => look(null);
  const leaveFor = (act: () => void) => () => {
    close();
    // The dialog gives the focus back first.
    requestAnimationFrame(act);
  };
  return (
    <Dialog wide open onClose={close} title={KIND_WORDS[kind].title}>
      <div className="grid gap-6 pb-2 md:grid-cols-[minmax(0,1.7fr)_minmax(16rem,1fr)]">
        <Large generation={generation} />
        <div className="flex min-w-0 flex-col gap-4 text-sm">
          <p className="max-h-48 overflow-y-auto break-words whitespace-pre-wrap">{params.prompt}</p>
          <div className="flex flex-wrap gap-2">
            {asset !== null && (
              <a
                href={asset.url}
                download={fileNameOf(generation)}
                className={buttonStyle({ variant: 'primary', size: 'sm' })}
              >
                <Icon name={mediaShapes.download} />
                Download
              </a>
            )}
            {mayAnimate(generation) && (
              <Button size="sm" onClick={leaveFor(actions.animate)}>
                <Icon name={mediaShapes.film} />
                Animate
              </Button>
            )}
            <Button size="sm" onClick={leaveFor(actions.edit)}>
              <Icon name="edit" />
              Edit and try again
            </Button>
            {deletedAt === null && (
              <Button size="sm" onClick={actions.favourite}>
                <Icon name={generation.favourite ? mediaShapes.starFull : mediaShapes.star} />
                {generation.favourite ? 'No longer a favourite' : 'Favourite'}
              </Button>
            )}
          </div>
          <Facts generation={generation} />
        </div>
      </div>
    </Dialog>
  );
}
