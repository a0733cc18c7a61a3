import type { CopyVariant } from '#server/domain/copy/view.ts';
import { RetryButton } from '#components/shared/retry-button.tsx';
import { Button } from '#components/ui/button.tsx';
import { Icon } from '#components/ui/icon.tsx';
import { troubleOf } from '../state/trouble.ts';
import type { CardActions } from './use-card-actions.ts';

type FailedProps = { variant: CopyVariant; retryAt: number; actions: CardActions };

/** Why there is no text, and what to do now. */
export function Failed({ variant, retryAt, actions }: FailedProps) {
  const { heading, message, advice, mayRetry } = troubleOf(variant);
  const stopped = variant.status === 'stopped';
  return (
    <div className="mx-4 mt-2 rounded-control border border-border bg-bg px-3 py-2.5 text-sm">
      <p className={`flex items-center gap-2 font-medium ${stopped ? '' : 'text-danger'}`}>
        <Icon name={stopped ? 'stop' : 'alert'} />
        {heading}
      </p>
      {(message || advice) && (
        <p className="mt-1 text-muted">
          {message} {advice}
        </p>
      )}
      {variant.text !== '' && (
        <p dir="auto" className="mt-2 border-l-2 border-border pl-3 text-muted italic">
          {variant.text}
        </p>
      )}
      <div className="mt-2 flex flex-wrap gap-2">
        {mayRetry && <RetryButton key={retryAt} retryAt={retryAt} onRetry={actions.another} />}
        <Button size="sm" variant="ghost" onClick={actions.useAgain}>
          <Icon name="edit" />
          Change the words
        </Button>
      </div>
    </div>
  );
}
