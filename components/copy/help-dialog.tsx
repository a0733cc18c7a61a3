import { KeysList, MOD } from '#components/shared/keys-list.tsx';
import { Dialog } from '#components/ui/dialog.tsx';

const KEYS: readonly (readonly [what: string, ...keys: string[]])[] = [
  ['Write (in the form)', MOD, 'Enter'],
  ['Go to the form', 'Shift', 'Esc'],
  ['New tab', MOD, 'Shift', 'O'],
  ['Move between tabs', '←', '→'],
  ['First and last tab', 'Home', 'End'],
  ['Rename the tab', 'F2'],
  ['Close the tab', 'Delete'],
  ['This help', MOD, '/'],
];

/** What the keyboard can do here. */
export function HelpDialog({ onClose }: { onClose: () => void }) {
  return (
    <Dialog open onClose={onClose} title="Keyboard shortcuts">
      <KeysList keys={KEYS} />
    </Dialog>
  );
}
