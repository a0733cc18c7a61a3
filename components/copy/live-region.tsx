import { useCell } from '#components/shared/use-cell.ts';
import { useCopy } from './copy-context.ts';

/** A quiet voice for screen readers: what was written, or why nothing was. */
export function LiveRegion() {
  const { copy } = useCopy();
  const said = useCell(copy.said);
  return (
    <div role="status" aria-live="polite" aria-atomic="true" className="sr-only" data-testid="copy-status">
      {said}
    </div>
  );
}
