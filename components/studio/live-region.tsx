import { useCell } from '#components/shared/use-cell.ts';
import { useStudio } from './studio-context.ts';

/** A quiet voice for screen readers: what has ended. */
export function LiveRegion() {
  const { studio } = useStudio();
  const said = useCell(studio.said);
  return (
    <div role="status" aria-live="polite" aria-atomic="true" className="sr-only" data-testid="studio-status">
      {said}
    </div>
  );
}
