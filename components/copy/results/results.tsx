import { useCell } from '#components/shared/use-cell.ts';
import { Button } from '#components/ui/button.tsx';
import { Spinner } from '#components/ui/spinner.tsx';
import { useCopy } from '../copy-context.ts';
import { refresh } from '../store/follow.ts';
import { loadOlder } from '../store/load-older.ts';
import { Card } from './card.tsx';
import { Empty } from './empty.tsx';

/** All that was written in the open tab, newest first. */
export function Results() {
  const { copy, pane } = useCopy();
  const { phase, requests, before, older, troubles } = useCell(pane.shape);
  return (
    <section
      aria-label="Texts"
      aria-busy={phase === 'loading' || older === 'loading'}
      className="min-w-0 md:flex-1 md:overflow-y-auto [scrollbar-width:thin]"
    >
      <div className="mx-auto flex max-w-3xl flex-col gap-3 px-3 py-4 md:px-6 md:py-6">
        {phase === 'new' && <Empty />}
        {phase === 'loading' && <Spinner label="Loading texts" className="mx-auto my-16 size-6 text-muted" />}
        {phase === 'failed' && (
          <div className="flex flex-col items-center gap-3 py-16 text-muted">
            This tab could not be loaded.
            <Button size="sm" onClick={() => void refresh(copy, pane)}>
              Try again
            </Button>
          </div>
        )}
        {requests.toReversed().map((request) => (
          <Card key={request.messageId} request={request} troubles={troubles} />
        ))}
        {before !== null && (
          <div className="flex justify-center py-2">
            <Button size="sm" busy={older === 'loading'} onClick={() => void loadOlder(pane)}>
              {older === 'failed' ? 'Older texts could not be loaded. Try again' : 'Older texts'}
            </Button>
          </div>
        )}
      </div>
    </section>
  );
}
