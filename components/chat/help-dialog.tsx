import { KeysList, MOD } from '#components/shared/keys-list.tsx';
import { Dialog } from '#components/ui/dialog.tsx';

const KEYS: readonly (readonly [what: string, ...keys: string[]])[] = [
  ['Send', 'Enter'],
  ['New line', 'Shift', 'Enter'],
  ['Stop the answer (in the composer)', 'Esc'],
  ['Edit your last message (in the empty composer)', '↑'],
  ['Save an edited message', MOD, 'Enter'],
  ['Search your chats', MOD, 'K'],
  ['New chat', MOD, 'Shift', 'O'],
  ['Go to the composer', 'Shift', 'Esc'],
  ['Copy the last answer', MOD, 'Shift', 'C'],
  ['Show or hide the chats', MOD, 'Shift', 'S'],
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
