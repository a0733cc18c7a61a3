import { RetryButton } from '#components/shared/retry-button.tsx';
import { IconButton } from '#components/ui/button.tsx';
import { Icon } from '#components/ui/icon.tsx';
import { useChat } from '../chat-context.ts';
import { patch } from '#components/shared/cell.ts';
import { useCellPart } from '#components/shared/use-cell.ts';

/** What could not be done, and the way to try again; where a limit was met, once it has passed. */
export function ProblemNotice() {
  const { thread } = useChat();
  const problem = useCellPart(thread.shape, (shape) => shape.problem);
  if (problem === null) return null;
  const { message, retry, retryAt } = problem;
  return (
    <div
      role="alert"
      className="mb-2 flex items-center gap-2 rounded-control border border-border bg-surface py-1.5 pr-1.5 pl-3 text-sm text-danger"
    >
      <Icon name="alert" />
      <span className="min-w-0 flex-1">{message}</span>
      {retry && <RetryButton key={retryAt} retryAt={retryAt} onRetry={retry} />}
      <IconButton label="Dismiss" icon="close" onClick={() => patch(thread.shape, { problem: null })} />
    </div>
  );
}
