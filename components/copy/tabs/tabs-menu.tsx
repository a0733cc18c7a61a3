import { refusalOf } from '#components/shared/api.ts';
import { useCell } from '#components/shared/use-cell.ts';
import { Menu, MenuItem } from '#components/ui/menu.tsx';
import { useToast } from '#components/ui/toast.tsx';
import { useCopy } from '../copy-context.ts';
import type { StripTab } from '../state/strip.ts';
import { loadOlderTabs } from '../store/strip.ts';
import { useTabName } from './use-tab-name.ts';

type TabsMenuProps = { onRename: (id: string) => void; onClose: (tab: StripTab) => void };

/** All tabs in a list, and what can be done with the open one: for fingers, screen readers, and whoever has many. */
export function TabsMenu({ onRename, onClose }: TabsMenuProps) {
  const { copy, pane } = useCopy();
  const toast = useToast();
  const { tabs, cursor } = useCell(copy.strip);
  const open = tabs.find(({ id }) => id === pane.id);
  return (
    <Menu label="All tabs" icon="chevron-down" align="end">
      {open?.stored && (
        <MenuItem icon="edit" onSelect={() => onRename(open.id)}>
          Rename this tab
        </MenuItem>
      )}
      {open && (
        <MenuItem icon="close" onSelect={() => onClose(open)}>
          Close this tab
        </MenuItem>
      )}
      {open && <hr className="my-1 border-border" />}
      {tabs.map((tab) => (
        <Item key={tab.id} tab={tab} />
      ))}
      {cursor !== null && (
        <MenuItem
          icon="more"
          onSelect={() =>
            void loadOlderTabs(copy).catch((error: unknown) => toast.show({ text: refusalOf(error).message }))
          }
        >
          Show older tabs
        </MenuItem>
      )}
    </Menu>
  );
}

function Item({ tab }: { tab: StripTab }) {
  const { copy, pane } = useCopy();
  const name = useTabName(tab.id, tab.name);
  return (
    <MenuItem
      checked={tab.id === pane.id}
      onSelect={() => copy.go(tab.id)}
      hint={tab.running ? 'Being written' : undefined}
    >
      <span className="block max-w-64 truncate">{name}</span>
    </MenuItem>
  );
}
