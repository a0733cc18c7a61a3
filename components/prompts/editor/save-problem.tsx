import { patch } from '#components/shared/cell.ts';
import { RetryButton } from '#components/shared/retry-button.tsx';
import { useCellPart } from '#components/shared/use-cell.ts';
import { IconButton } from '#components/ui/button.tsx';
import { Icon } from '#components/ui/icon.tsx';
import { usePane } from '../prompts-context.ts';

/** Why it is not saved, and the way to try again; every word is still in the fields. */
export function SaveProblem({ onRetry }: { onRetry: () => void }) {
  const { pane } = usePane();
  const problem = useCellPart(pane.shape, (shape) => shape.problem);
  if (problem === null) return null;
  const { message, retryAt } = problem;
  return (
    <div
      role="alert"
      className="mb-3 flex items-center gap-2 rounded-control border border-border bg-surface py-1.5 pr-1.5 pl-3 text-sm text-danger"
    >
      <Icon name="alert" />
      <span className="min-w-0 flex-1">{message}</span>
      <RetryButton key={retryAt} retryAt={retryAt} onRetry={onRetry} />
      <IconButton label="Dismiss" icon="close" onClick={() => patch(pane.shape, { problem: null })} />
    </div>
  );
}
