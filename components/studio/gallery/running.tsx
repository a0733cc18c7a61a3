import { useCell } from '#components/shared/use-cell.ts';
import { Icon } from '#components/ui/icon.tsx';
import { ProgressBar } from '#components/ui/progress-bar.tsx';
import { Spinner } from '#components/ui/spinner.tsx';
import { mediaShapes } from '#components/ui/media-shapes.tsx';
import { usualDuration } from '../state/duration-words.ts';
import type { Generation } from '../state/generation.ts';
import { knownProgress, stateInWords } from '../state/state-words.ts';
import { useStudio } from '../studio-context.ts';

const ICONS = { image: 'image', video: mediaShapes.film, voice: mediaShapes.voice } as const;

/** How far it is, as far as anybody knows. */
export function Running({ generation }: { generation: Generation }) {
  const { studio } = useStudio();
  const models = useCell(studio.models);
  const progress = knownProgress(generation);
  const usual = usualDuration(models.find(({ alias }) => alias === generation.model)?.typicalSeconds);
  return (
    <div className="flex size-full flex-col items-center justify-center gap-3 p-6 text-center">
      <Icon name={ICONS[generation.kind]} className="size-9 text-muted" />
      <p className="flex items-center gap-2 text-sm font-medium">
        {generation.state !== 'queued' && progress === null && <Spinner />}
        <span data-testid="state">{stateInWords(generation)}</span>
      </p>
      {progress !== null && (
        <div className="w-4/5">
          <ProgressBar label="How far it is" value={progress} />
        </div>
      )}
      <p className="text-sm text-muted">
        {generation.cancelRequested ? 'Cancelling: what cannot be stopped any more is charged' : usual}
      </p>
    </div>
  );
}
