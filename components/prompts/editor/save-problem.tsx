import { patch } from '#components/shared/cell.ts';
import { ProblemCard } from '#components/shared/problem-card.tsx';
import { useCellPart } from '#components/shared/use-cell.ts';
import { usePane } from '../prompts-context.ts';

/** Why it is not saved, and the way to try again; every word is still in the fields. */
export function SaveProblem({ onRetry }: { onRetry: () => void }) {
  const { pane } = usePane();
  const problem = useCellPart(pane.shape, (shape) => shape.problem);
  if (problem === null) return null;
  return (
    <ProblemCard
      message={problem.message}
      retryAt={problem.retryAt}
      onRetry={onRetry}
      onDismiss={() => patch(pane.shape, { problem: null })}
      className="mb-3 bg-surface"
    />
  );
}
