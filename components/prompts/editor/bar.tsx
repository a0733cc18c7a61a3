import { useRouter } from 'next/navigation';
import { useCell, useCellPart } from '#components/shared/use-cell.ts';
import { Badge } from '#components/ui/badge.tsx';
import { Button, IconButton } from '#components/ui/button.tsx';
import { Icon } from '#components/ui/icon.tsx';
import { Menu, MenuItem } from '#components/ui/menu.tsx';
import { useToast } from '#components/ui/toast.tsx';
import { usePane } from '../prompts-context.ts';
import { usesInWords } from '../state/words.ts';
import { putIntoChat } from '../store/use-in-chat.ts';
import { usePromptActions } from './use-prompt-actions.ts';

type BarProps = { isChanged: boolean; onSave: () => void; onDiscard: () => () => void };

/** What the prompt is called, how it stands, and what can be done with it. */
export function Bar({ isChanged, onSave, onDiscard }: BarProps) {
  const { prompts, pane } = usePane();
  const router = useRouter();
  const toast = useToast();
  const stored = useCell(pane.stored);
  const draft = useCell(pane.draft);
  const saving = useCellPart(pane.shape, (shape) => shape.saving);
  const { busy, remove, duplicate } = usePromptActions();
  const isNew = stored === null;

  function useInChat() {
    putIntoChat(pane);
    router.push('/');
  }

  return (
    <header className="flex min-h-14 shrink-0 items-center gap-2 border-b border-border px-3 py-2 md:px-6">
      <IconButton
        label="All prompts"
        icon="chevron-left"
        className="md:hidden"
        onClick={() => prompts.go(null)}
      />
      <div className="flex min-w-0 flex-1 flex-wrap items-center gap-x-2 gap-y-0.5">
        <h2 className="min-w-0 truncate font-medium">
          {draft.title.trim() || (isNew ? 'New prompt' : 'Prompt')}
        </h2>
        {stored?.isTemplate && <Badge tone="accent">Template</Badge>}
        {isChanged && <Badge tone="warning">Not saved</Badge>}
        {stored !== null && stored.usageCount > 0 && (
          <span className="text-xs whitespace-nowrap text-muted max-sm:hidden">
            {usesInWords(stored.usageCount)}
          </span>
        )}
      </div>
      {stored?.canChange !== false && (
        <Button
          size="sm"
          variant={isChanged ? 'primary' : 'secondary'}
          busy={saving}
          aria-disabled={!isChanged && !isNew ? true : undefined}
          aria-keyshortcuts="Control+S Meta+S"
          onClick={onSave}
        >
          Save
        </Button>
      )}
      <Button
        size="sm"
        variant={isChanged || isNew ? 'secondary' : 'primary'}
        disabled={draft.content.trim() === ''}
        onClick={useInChat}
        className="whitespace-nowrap"
      >
        <Icon name="message" className="size-4 max-sm:hidden" />
        Use in chat
      </Button>
      {(stored !== null || isChanged) && (
        <Menu label="More" align="end">
          {isChanged && (
            <MenuItem
              icon="close"
              onSelect={() => {
                const undo = onDiscard();
                toast.show({ text: 'Discarded what was not saved.', action: { label: 'Undo', run: undo } });
              }}
            >
              Discard changes
            </MenuItem>
          )}
          {stored !== null && (
            <MenuItem icon="copy" disabled={busy} onSelect={() => duplicate(stored)}>
              Duplicate
            </MenuItem>
          )}
          {stored?.canChange && (
            <MenuItem icon="trash" danger disabled={busy} onSelect={() => remove(stored)}>
              Delete
            </MenuItem>
          )}
        </Menu>
      )}
    </header>
  );
}
