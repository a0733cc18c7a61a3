import { countCharacters, MOST_CHARACTERS } from '../state/count-characters.ts';

/** The ring's way around, so that a share of it is a share of the room. */
const AROUND = 100;

/** How much of the room a text takes, counted as readers count. */
export function Meter({ text }: { text: string }) {
  const count = countCharacters(text);
  const words = `${count} of ${MOST_CHARACTERS} characters`;
  const shared = { cx: 12, cy: 12, r: 9, fill: 'none', strokeWidth: 3 };
  return (
    <span
      role="meter"
      aria-label="Length"
      aria-valuenow={count}
      aria-valuemin={0}
      aria-valuemax={MOST_CHARACTERS}
      aria-valuetext={words}
      title={words}
      className="mr-2 inline-flex h-8 items-center gap-1.5 text-xs text-muted tabular-nums"
    >
      <svg viewBox="0 0 24 24" aria-hidden="true" className="size-5 -rotate-90">
        <circle {...shared} className="stroke-border" />
        <circle
          {...shared}
          pathLength={AROUND}
          strokeDasharray={`${(Math.min(count, MOST_CHARACTERS) / MOST_CHARACTERS) * AROUND} ${AROUND}`}
          className="stroke-accent"
        />
      </svg>
      {count}/{MOST_CHARACTERS}
    </span>
  );
}
