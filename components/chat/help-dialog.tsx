import { type Keys, KeysDialog } from '#components/shared/keys-dialog.tsx';
import { MOD } from '#components/shared/mod-key.ts';

const KEYS: Keys = [
  ['Send', 'Enter'],
  ['New line', 'Shift', 'Enter'],
  ['Stop the answer (in the composer)', 'Esc'],
  ['Edit your last message (in the empty composer)', '↑'],
  ['Save an edited message', MOD, 'Enter'],
  ['Search your chats', MOD, 'K'],
  ['New chat', MOD, 'Shift', 'O'],
  ['Go to the composer', 'Shift', 'Esc'],
  ['Attach PDFs', MOD, 'Shift', 'U'],
  ['Copy the last answer', MOD, 'Shift', 'C'],
  ['Show or hide the chats', MOD, 'Shift', 'S'],
  ['This help', MOD, '/'],
];

/** What the keyboard can do here. */
export function HelpDialog({ onClose }: { onClose: () => void }) {
  return <KeysDialog keys={KEYS} onClose={onClose} />;
}
