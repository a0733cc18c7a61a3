import { patch } from '#components/shared/cell.ts';
import { RetryButton } from '#components/shared/retry-button.tsx';
import { useCellPart } from '#components/shared/use-cell.ts';
import { IconButton } from '#components/ui/button.tsx';
import { Icon } from '#components/ui/icon.tsx';
import { useCopy } from '../copy-context.ts';
import { write } from '../store/write.ts';

/** What could not be asked for, and the way to ask again; where a limit was met, once it has passed. */
export function ProblemNotice() {
  const { copy, pane } = useCopy();
  const problem = useCellPart(pane.shape, (shape) => shape.problem);
  if (problem === null) return null;
  const { message, retryAt } = problem;
  return (
    <div
      role="alert"
      className="flex items-center gap-2 rounded-control border border-border bg-bg py-1.5 pr-1.5 pl-3 text-sm text-danger"
    >
      <Icon name="alert" />
      <span className="min-w-0 flex-1">{message}</span>
      <RetryButton key={retryAt} retryAt={retryAt} onRetry={() => write(copy, pane)} />
      <IconButton label="Dismiss" icon="close" onClick={() => patch(pane.shape, { problem: null })} />
    </div>
  );
}
