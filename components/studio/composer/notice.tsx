import { useCell } from '#components/shared/use-cell.ts';
import { Button, IconButton } from '#components/ui/button.tsx';
import { Icon } from '#components/ui/icon.tsx';
import { make } from '../store/make.ts';
import { useStudio } from '../studio-context.ts';

/** What could not be asked for, and the way to ask again. */
export function Notice() {
  const { studio } = useStudio();
  const problem = useCell(studio.problem);
  if (problem === null) return null;
  return (
    <div
      role="alert"
      className="flex items-center gap-2 rounded-control border border-border bg-bg py-1.5 pr-1.5 pl-3 text-sm text-danger"
    >
      <Icon name="alert" />
      <span className="min-w-0 flex-1">{problem.message}</span>
      {problem.unanswered && (
        <Button size="sm" onClick={() => void make(studio)}>
          Try again
        </Button>
      )}
      <IconButton label="Dismiss" icon="close" onClick={() => studio.problem.set(null)} />
    </div>
  );
}
