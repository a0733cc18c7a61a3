import { type Keys, KeysDialog } from '#components/shared/keys-dialog.tsx';
import { MOD } from '#components/shared/mod-key.ts';

const KEYS: Keys = [
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
  return <KeysDialog keys={KEYS} onClose={onClose} />;
}
