import { useCell } from '#components/shared/use-cell.ts';
import { Button } from '#components/ui/button.tsx';
import { usePane } from '../prompts-context.ts';
import { usePromptActions } from './use-prompt-actions.ts';

/** Why the fields cannot be changed, and the way to a prompt that can. */
export function TemplateNotice() {
  const { pane } = usePane();
  const stored = useCell(pane.stored);
  const { busy, duplicate } = usePromptActions();
  if (stored === null) return null;
  return (
    <div className="mb-3 flex flex-wrap items-center gap-x-3 gap-y-2 rounded-control bg-surface-2 py-2 pr-2 pl-3 text-sm">
      <p className="min-w-40 flex-1">
        A template belongs to everybody. Make a copy of your own to change it.
      </p>
      <Button size="sm" busy={busy} onClick={() => duplicate(stored)}>
        Duplicate to change
      </Button>
    </div>
  );
}
