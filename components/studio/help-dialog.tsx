import { type Keys, KeysDialog } from '#components/shared/keys-dialog.tsx';
import { MOD } from '#components/shared/mod-key.ts';

const KEYS: Keys = [
  ['Make (in the prompt)', MOD, 'Enter'],
  ['Go to the prompt', 'Shift', 'Esc'],
  ['Search', '/'],
  ['Move between cards', '←', '↑', '↓', '→'],
  ['First and last card', 'Home', 'End'],
  ['Open the focused card', 'Enter'],
  ['Favourite', 'F'],
  ['Animate an image', 'A'],
  ['Edit and try again', 'E'],
  ['Copy the prompt', 'C'],
  ['To the bin', 'Delete'],
  ['This help', MOD, '/'],
];

/** What the keyboard can do here. */
export function HelpDialog({ onClose }: { onClose: () => void }) {
  return <KeysDialog keys={KEYS} onClose={onClose} />;
}
