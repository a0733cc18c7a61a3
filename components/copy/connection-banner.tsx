import { Spinner } from '#components/ui/spinner.tsx';
import { Button } from '#components/ui/button.tsx';
import { useCell } from '#components/shared/use-cell.ts';
import { useCopy } from './copy-context.ts';
import { refresh } from './store/follow.ts';

/** Said while news does not reach this page. What is being written goes on without it. */
export function ConnectionBanner() {
  const { copy, pane } = useCopy();
  const attempt = useCell(copy.attempt);
  if (attempt === 0) return null;
  return (
    <div
      role="status"
      className="flex items-center justify-center gap-3 border-b border-border bg-surface-2 px-4 py-1.5 text-sm text-warning"
    >
      <Spinner />
      Reconnecting… What is being written goes on.
      <Button size="sm" variant="ghost" onClick={() => void refresh(copy, pane)}>
        Try now
      </Button>
    </div>
  );
}
