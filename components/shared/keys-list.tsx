/** Shortcuts and what they do: each line is what, then its keys. */
export function KeysList({ keys }: { keys: readonly (readonly [what: string, ...keys: string[]])[] }) {
  return (
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
  );
}

const mac = typeof navigator !== 'undefined' && /Mac|iP(?:hone|ad)/.test(navigator.platform);

/** The key that begins shortcuts on this machine. */
export const MOD = mac ? '⌘' : 'Ctrl';
