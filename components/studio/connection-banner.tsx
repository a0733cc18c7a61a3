import { Reconnecting } from '#components/shared/reconnecting.tsx';
import { useCell } from '#components/shared/use-cell.ts';
import { useStudio } from './studio-context.ts';

/** Said while news does not reach this page. What is being made goes on without it. */
export function ConnectionBanner() {
  const { studio } = useStudio();
  const attempt = useCell(studio.attempt);
  if (attempt === 0) return null;
  return (
    <Reconnecting>
      Reconnecting… What is being made goes on. {attempt > 1 && `(attempt ${attempt})`}
    </Reconnecting>
  );
}
