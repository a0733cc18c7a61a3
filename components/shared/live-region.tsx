import type { Cell } from './cell.ts';
import { useCell } from './use-cell.ts';

/** A quiet voice for screen readers. */
export function LiveRegion({ said, testId }: { said: Cell<string>; testId: string }) {
  const words = useCell(said);
  return (
    <div role="status" aria-live="polite" aria-atomic="true" className="sr-only" data-testid={testId}>
      {words}
    </div>
  );
}
