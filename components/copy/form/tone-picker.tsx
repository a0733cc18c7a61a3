import { useEffect, useRef } from 'react';
import type { ToneName } from '#server/domain/copy/schema.ts';
import { FEELS, TONE_NAMES } from '../state/tones.ts';

/** The ten tones and how each feels: native radio buttons, so arrow keys work. A row to scroll on narrow screens. */
export function TonePicker({ value, onChange }: { value: ToneName; onChange: (tone: ToneName) => void }) {
  const row = useRef<HTMLDivElement>(null);

  useEffect(() => {
    const chosen = row.current?.querySelector(`[value="${value}"]`)?.parentElement;
    if (row.current && chosen) row.current.scrollLeft = chosen.offsetLeft - row.current.clientWidth / 3;
  }, [value]);

  return (
    <fieldset className="mt-1 min-w-0">
      <legend className="mb-1 text-sm font-medium">Tone</legend>
      <div
        ref={row}
        className="relative -mx-3 flex snap-x gap-1.5 overflow-x-auto scroll-px-3 px-3 py-0.5 md:mx-0 md:grid md:grid-cols-2 md:overflow-visible md:px-0 md:pb-4 [scrollbar-width:none]"
      >
        {TONE_NAMES.map((tone) => (
          <label
            key={tone}
            className="relative flex w-44 shrink-0 cursor-pointer snap-start flex-col rounded-control border border-border px-2.5 py-1.5 transition-colors hover:bg-surface-2 has-checked:border-accent has-checked:bg-accent-soft has-checked:text-accent-strong has-focus-visible:outline-2 has-focus-visible:outline-offset-1 has-focus-visible:outline-accent md:w-auto"
          >
            <input
              type="radio"
              name="tone"
              value={tone}
              checked={tone === value}
              aria-describedby={`feel-${tone}`}
              aria-label={tone}
              onChange={() => onChange(tone)}
              className="absolute size-px opacity-0"
            />
            <span className="text-sm font-medium capitalize">{tone}</span>
            <span id={`feel-${tone}`} className="text-xs/4 text-muted">
              {FEELS[tone]}
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
