import { Button } from '#components/ui/button.tsx';
import { Icon } from '#components/ui/icon.tsx';
import { chargeInWords } from '../state/charge-words.ts';
import { type Generation, mayRetry } from '../state/generation.ts';
import type { CardActions } from './use-card-actions.ts';

type FailedProps = { generation: Generation; actions: CardActions; tabIndex: number };

/** Why there is nothing, what that cost, and what to do now. */
export function Failed({ generation, actions, tabIndex }: FailedProps) {
  const { state, failure, deletedAt } = generation;
  const failed = state === 'failed';
  return (
    <div className="flex size-full flex-col items-center justify-center gap-2 p-5 text-center">
      <Icon name={failed ? 'alert' : 'close'} className={`size-8 ${failed ? 'text-danger' : 'text-muted'}`} />
      <p className="text-sm font-medium">{headingOf(generation)}</p>
      {failure !== null && <p className="line-clamp-4 text-sm text-muted">{failure.message}</p>}
      <p className="text-sm text-muted">{chargeInWords(generation)}.</p>
      {deletedAt === null && (
        <div className="mt-2 flex flex-wrap justify-center gap-2">
          {mayRetry(generation) && (
            <Button size="sm" tabIndex={tabIndex} onClick={actions.retry}>
              <Icon name="refresh" />
              Retry
            </Button>
          )}
          <Button size="sm" variant="ghost" tabIndex={tabIndex} onClick={actions.edit}>
            <Icon name="edit" />
            Edit and try again
          </Button>
        </div>
      )}
    </div>
  );
}

function headingOf({ state, failure }: Generation): string {
  if (state === 'cancelled') return 'Cancelled';
  if (state === 'succeeded') return 'The file is gone';
  return failure?.code === 'content_refused' ? 'Refused' : 'Failed';
}
