import { Dialog } from '#components/ui/dialog.tsx';

const mac = typeof navigator !== 'undefined' && /Mac|iP(?:hone|ad)/.test(navigator.platform);
const MOD = mac ? '⌘' : 'Ctrl';

const KEYS: readonly (readonly [what: string, ...keys: string[]])[] = [
  ['Send', 'Enter'],
  ['New line', 'Shift', 'Enter'],
  ['Stop the answer (in the composer)', 'Esc'],
  ['Edit your last message (in the empty composer)', '↑'],
  ['Save an edited message', MOD, 'Enter'],
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
      <dl className="grid grid-cols-[1fr_auto] items-center gap-x-6 gap-y-2.5 pb-2 text-sm">
        {KEYS.map(([what, ...keys]) => (
          <div key={what} className="contents">
            <dt>{what}</dt>
            <dd className="flex justify-end gap-1">
              {keys.map((key) => (
                <kbd
                  key={key}
                  className="rounded-md border border-border bg-surface-2 px-1.5 py-0.5 font-mono text-xs"
                >
                  {key}
                </kbd>
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}
