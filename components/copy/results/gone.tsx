import { refusalOf } from '#components/shared/api.ts';
import { Button } from '#components/ui/button.tsx';
import { useToast } from '#components/ui/toast.tsx';
import { useCopy } from '../copy-context.ts';
import { openNew, reopen } from '../store/open-close.ts';

/** Where the address names a tab that was closed, or never was. */
export function Gone() {
  const { copy, pane } = useCopy();
  const toast = useToast();
  const bringBack = () =>
    void reopen(copy, pane).catch((error: unknown) => toast.show({ text: refusalOf(error).message }));
  return (
    <div className="m-auto flex max-w-md flex-col items-center px-6 py-16 text-center text-muted">
      <h2 className="font-display text-2xl text-fg">This tab is closed</h2>
      <p className="mt-1">What was written in a closed tab is kept for a minute.</p>
      <div className="mt-4 flex flex-wrap justify-center gap-2">
        <Button size="sm" onClick={bringBack}>
          Bring it back
        </Button>
        <Button size="sm" variant="primary" onClick={() => openNew(copy, 'replace')}>
          New tab
        </Button>
      </div>
    </div>
  );
}
