import { KeysList, MOD } from '#components/shared/keys-list.tsx';
import { Dialog } from '#components/ui/dialog.tsx';

const KEYS: readonly (readonly [what: string, ...keys: string[]])[] = [
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
  return (
    <Dialog open onClose={onClose} title="Keyboard shortcuts">
      <KeysList keys={KEYS} />
    </Dialog>
  );
}
