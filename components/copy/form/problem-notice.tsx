import { patch } from '#components/shared/cell.ts';
import { ProblemCard } from '#components/shared/problem-card.tsx';
import { useCellPart } from '#components/shared/use-cell.ts';
import { useCopy } from '../copy-context.ts';
import { write } from '../store/write.ts';

/** What could not be asked for, and the way to ask again. */
export function ProblemNotice() {
  const { copy, pane } = useCopy();
  const problem = useCellPart(pane.shape, (shape) => shape.problem);
  if (problem === null) return null;
  return (
    <ProblemCard
      message={problem.message}
      retryAt={problem.retryAt}
      onRetry={() => write(copy, pane)}
      onDismiss={() => patch(pane.shape, { problem: null })}
      className="bg-bg"
    />
  );
}
