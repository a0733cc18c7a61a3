import { IconButton } from '#components/ui/button.tsx';
import { classNames } from '#components/ui/class-names.ts';
import { Icon } from '#components/ui/icon.tsx';
import { RetryButton } from './retry-button.tsx';

type ProblemCardProps = {
  message: string;
  /** When it may be tried again, in milliseconds since 1970. */
  retryAt: number;
  onRetry: (() => void) | null;
  onDismiss: () => void;
  className: string;
};

/** What could not be done, and the way to try again; where a limit was met, once it has passed. */
export function ProblemCard({ message, retryAt, onRetry, onDismiss, className }: ProblemCardProps) {
  return (
    <div
      role="alert"
      className={classNames(
        'flex items-center gap-2 rounded-control border border-border py-1.5 pr-1.5 pl-3 text-sm text-danger',
        className,
      )}
    >
      <Icon name="alert" />
      <span className="min-w-0 flex-1">{message}</span>
      {onRetry && <RetryButton key={retryAt} retryAt={retryAt} onRetry={onRetry} />}
      <IconButton label="Dismiss" icon="close" onClick={onDismiss} />
    </div>
  );
}
