import { IconButton } from '#components/ui/button.tsx';
import { classNames } from '#components/ui/class-names.ts';
import { Icon } from '#components/ui/icon.tsx';
import { ProgressBar } from '#components/ui/progress-bar.tsx';
import { Spinner } from '#components/ui/spinner.tsx';
import { fileShape } from './file-shape.tsx';

type ChipProps = {
  name: string;
  words: string;
  look: 'busy' | 'ready' | 'failed';
  /** How much of it has left, where that is what happens. */
  share?: number | null;
  onRetry?: (() => void) | undefined;
  onRemove: () => void;
};

/** One file: what it is called, what happens to it, and what can be done about that. */
export function Chip({ name, words, look, share = null, onRetry, onRemove }: ChipProps) {
  const failed = look === 'failed';
  return (
    <li
      className={classNames(
        'flex min-w-0 items-center gap-2.5 rounded-control border bg-surface py-1.5 pr-1 pl-3 text-sm',
        failed ? 'border-danger/60 sm:col-span-2' : 'border-border',
      )}
    >
      {look === 'busy' ? (
        <Spinner className="size-5 text-accent" />
      ) : (
        <Icon
          name={failed ? 'alert' : fileShape}
          className={classNames('size-5', failed ? 'text-danger' : 'text-accent')}
        />
      )}
      <div className="min-w-0 flex-1">
        <p className="truncate font-medium" title={name}>
          {name}
        </p>
        <p className={classNames('text-xs', failed ? 'text-danger' : 'text-muted')}>{words}</p>
        {share !== null && (
          <div className="pt-1 pb-0.5">
            <ProgressBar label={`Uploading ${name}`} value={share} />
          </div>
        )}
      </div>
      {onRetry && <IconButton label={`Try ${name} again`} icon="refresh" onClick={onRetry} />}
      <IconButton label={`Remove ${name}`} icon="close" onClick={onRemove} />
    </li>
  );
}
