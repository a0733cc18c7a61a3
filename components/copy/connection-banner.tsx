import { Reconnecting } from '#components/shared/reconnecting.tsx';
import { useCell } from '#components/shared/use-cell.ts';
import { Button } from '#components/ui/button.tsx';
import { useCopy } from './copy-context.ts';
import { refresh } from './store/follow.ts';

/** Said while news does not reach this page. What is being written goes on without it. */
export function ConnectionBanner() {
  const { copy, pane } = useCopy();
  const attempt = useCell(copy.attempt);
  if (attempt === 0) return null;
  return (
    <Reconnecting>
      Reconnecting… What is being written goes on.
      <Button size="sm" variant="ghost" onClick={() => void refresh(copy, pane)}>
        Try now
      </Button>
    </Reconnecting>
  );
}
