import { Dialog } from '#components/ui/dialog.tsx';

/** Each line is what is done, then the keys that do it. */
export type Keys = readonly (readonly [what: string, ...keys: string[]])[];

/** What the keyboard can do on a page. */
export function KeysDialog({ keys, onClose }: { keys: Keys; onClose: () => void }) {
  return (
    <Dialog open onClose={onClose} title="Keyboard shortcuts">
      <dl className="grid grid-cols-[1fr_auto] items-center gap-x-6 gap-y-2.5 pb-2 text-sm">
        {keys.map(([what, ...strokes]) => (
          <div key={what} className="contents">
            <dt>{what}</dt>
            <dd className="flex justify-end gap-1">
              {strokes.map((stroke) => (
                <kbd
                  key={stroke}
                  className="rounded-md border border-border bg-surface-2 px-1.5 py-0.5 font-mono text-xs"
                >
                  {stroke}
                </kbd>
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}
