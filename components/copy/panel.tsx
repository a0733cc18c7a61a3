import { useCell, useCellPart } from '#components/shared/use-cell.ts';
import { useCopy } from './copy-context.ts';
import { BriefForm } from './form/brief-form.tsx';
import { Gone } from './results/gone.tsx';
import { Results } from './results/results.tsx';

/** What the open tab holds: the form, and what was written. Below one another where there is little room. */
export function Panel() {
  const { copy, pane } = useCopy();
  const missing = useCellPart(pane.shape, ({ phase }) => phase === 'missing');
  const named = useCell(copy.strip).tabs.some(({ id }) => id === pane.id);
  return (
    <div
      role="tabpanel"
      id="copy-panel"
      aria-labelledby={named ? `tab-${pane.id}` : undefined}
      aria-label={named ? undefined : 'Tab'}
      className="flex min-h-0 flex-1 flex-col overflow-y-auto md:flex-row md:overflow-hidden [scrollbar-width:thin]"
    >
      {missing ? (
        <Gone />
      ) : (
        <>
          <BriefForm />
          <Results />
        </>
      )}
    </div>
  );
}
