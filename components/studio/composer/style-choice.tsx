import { useId } from 'react';
import { useDraft } from './use-draft.ts';

const PRESETS = [
  'Photorealistic',
  'Watercolour',
  'Oil painting',
  'Line art',
  'Pixel art',
  'Anime',
  'Isometric',
  'Neon',
  'Vintage',
  'Pop art',
] as const;

/** An art style that goes to the model with the prompt: a usual one by a press, or one's own words. */
export function StyleChoice() {
  const id = useId();
  const [draft, change] = useDraft();
  return (
    <fieldset>
      <legend className="mb-1 text-sm font-medium">Style</legend>
      <div className="flex flex-wrap gap-1.5">
        {PRESETS.map((preset) => {
          const on = draft.style === preset;
          return (
            <button
              key={preset}
              type="button"
              aria-pressed={on}
              onClick={() => change({ style: on ? '' : preset })}
              className="h-7 rounded-full border border-border px-2.5 text-xs text-muted transition-colors hover:text-fg aria-pressed:border-accent aria-pressed:bg-accent-soft aria-pressed:font-medium aria-pressed:text-accent-strong"
            >
              {preset}
            </button>
          );
        })}
      </div>
      <label htmlFor={id} className="sr-only">
        Style in your own words
      </label>
      <input
        id={id}
        value={draft.style}
        maxLength={500}
        placeholder="Or in your own words"
        onChange={(event) => change({ style: event.currentTarget.value })}
        className="mt-2 h-9 w-full rounded-control border border-control bg-bg px-3 text-base focus:outline-2 focus:outline-accent sm:text-sm"
      />
    </fieldset>
  );
}
