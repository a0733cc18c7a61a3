import { Spinner } from '#components/ui/spinner.tsx';
import { useCell } from '#components/shared/use-cell.ts';
import { useStudio } from './studio-context.ts';

/** Said while news does not reach this page. What is being made goes on without it. */
export function ConnectionBanner() {
  const { studio } = useStudio();
  const attempt = useCell(studio.attempt);
  if (attempt === 0) return null;
  return (
    <div
      role="status"
      className="flex items-center justify-center gap-3 border-b border-border bg-surface-2 px-4 py-1.5 text-sm text-warning"
    >
      <Spinner />
      Reconnecting… What is being made goes on. {attempt > 1 && `(attempt ${attempt})`}
    </div>
  );
}
