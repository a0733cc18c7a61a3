import type { MouseEvent } from 'react';
import { RenameField } from '#components/shared/rename-field.tsx';
import { Icon } from '#components/ui/icon.tsx';
import { Spinner } from '#components/ui/spinner.tsx';
import { useCopy } from '../copy-context.ts';
import type { StripTab } from '../state/strip.ts';
import { useTabName } from './use-tab-name.ts';

type TabProps = {
  tab: StripTab;
  selected: boolean;
  /** The Tab key leads to this one; arrow keys lead to the others. */
  reachable: boolean;
  renaming: boolean;
  onRename: () => void;
  onRenamed: (name: string | null) => void;
  onClose: () => void;
};

/** One tab of the strip. */
export function Tab({ tab, selected, reachable, renaming, onRename, onRenamed, onClose }: TabProps) {
  const { copy } = useCopy();
  const { id, stored, running } = tab;
  const name = useTabName(id, tab.name);

  function onClick({ ctrlKey, metaKey }: MouseEvent) {
    if (ctrlKey || metaKey) onClose();
    else copy.go(id);
  }

  if (renaming) {
    return (
      <div role="presentation" className="w-52 shrink-0 px-1 pb-1">
        <RenameField
          label="Name of this tab"
          title={name}
          onEnd={(given) => onRenamed(given === name ? null : given)}
        />
      </div>
    );
  }
  return (
    <div
      role="presentation"
      className={`group relative flex h-9 max-w-52 min-w-28 shrink-0 items-stretch rounded-t-control border border-b-0 ${
        selected
          ? 'border-border bg-bg'
          : 'border-transparent text-muted after:absolute after:top-2 after:-right-0.5 after:h-5 after:w-px after:bg-border hover:bg-surface-2 hover:text-fg'
      }`}
    >
      <button
        type="button"
        role="tab"
        id={`tab-${id}`}
        data-tab={id}
        aria-selected={selected}
        aria-controls={selected ? 'copy-panel' : undefined}
        aria-keyshortcuts="Delete F2"
        tabIndex={reachable ? 0 : -1}
        title={name}
        onClick={onClick}
        // The middle button closes, and must not begin to scroll.
        onMouseDown={(event) => event.button === 1 && event.preventDefault()}
        onAuxClick={(event) => event.button === 1 && onClose()}
        onDoubleClick={() => stored && onRename()}
        className="flex min-w-0 flex-1 items-center gap-1.5 rounded-t-control pr-8 pl-3 text-left text-sm -outline-offset-2"
      >
        {running && <Spinner label="Being written" className="size-3.5 text-accent" />}
        <span className={`truncate ${selected ? 'font-medium' : ''}`}>{name}</span>
      </button>
      {/* For pointers only: the key Delete and the menu of tabs close for everybody else. */}
      <span
        aria-hidden="true"
        title="Close"
        data-close={id}
        onClick={onClose}
        className={`absolute top-1.5 right-1 flex size-6 cursor-pointer items-center justify-center rounded-md text-muted hover:bg-border hover:text-fg ${
          selected ? '' : 'opacity-0 group-hover:opacity-100 pointer-coarse:opacity-100'
        }`}
      >
        <Icon name="close" className="size-3.5" />
      </span>
    </div>
  );
}
