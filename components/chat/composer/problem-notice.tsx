import { patch } from '#components/shared/cell.ts';
import { ProblemCard } from '#components/shared/problem-card.tsx';
import { useCellPart } from '#components/shared/use-cell.ts';
import { useChat } from '../chat-context.ts';

/** What could not be done, and the way to try again. */
export function ProblemNotice() {
  const { thread } = useChat();
  const problem = useCellPart(thread.shape, (shape) => shape.problem);
  if (problem === null) return null;
  const { message, retry, retryAt } = problem;
  return (
    <ProblemCard
      message={message}
      retryAt={retryAt}
      onRetry={retry}
      onDismiss={() => patch(thread.shape, { problem: null })}
      className="mb-2 bg-surface"
    />
  );
}
