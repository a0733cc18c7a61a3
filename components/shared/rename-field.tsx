import { useEffect, useRef } from 'react';
import { isComposition } from './is-composition.ts';

type RenameFieldProps = {
  label: string;
  title: string;
  /** Characters at most. */
  longest?: number;
  /** Told the new name, `null` where it stays as it is. */
  onEnd: (name: string | null) => void;
};

/** A name, to be changed where it stands. Enter or leaving keeps it, Esc does not. */
export function RenameField({ label, title, longest = 200, onEnd }: RenameFieldProps) {
  const field = useRef<HTMLInputElement>(null);
  const over = useRef(false);

  useEffect(() => field.current?.select(), []);

  function end(keep: boolean) {
    if (over.current) return;
    over.current = true;
    const name = field.current?.value.trim() ?? '';
    onEnd(keep && name !== '' ? name : null);
  }

  return (
    <input
      ref={field}
      aria-label={label}
      defaultValue={title}
      maxLength={longest}
      onBlur={() => end(true)}
      onKeyDown={(event) => {
        if (isComposition(event.nativeEvent, Number.POSITIVE_INFINITY)) return;
        if (event.key === 'Enter') end(true);
        if (event.key === 'Escape') {
          event.stopPropagation();
          event.preventDefault();
          end(false);
        }
      }}
      className="w-full rounded-control border border-control bg-bg px-2 py-1 text-sm"
    />
  );
}
