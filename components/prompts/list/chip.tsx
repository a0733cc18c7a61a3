type ChipProps = { name: string; count: number; isChosen: boolean; onToggle: () => void };

/** A scenario and how many prompts have it; pressed, only those are shown. */
export function Chip({ name, count, isChosen, onToggle }: ChipProps) {
  return (
    <button
      type="button"
      aria-pressed={isChosen}
      onClick={onToggle}
      className={`inline-flex h-7 max-w-full shrink-0 items-center gap-1.5 rounded-full border px-2.5 text-xs transition-colors ${
        isChosen
          ? 'border-accent bg-accent-soft font-medium text-accent-strong'
          : 'border-border text-muted hover:bg-surface-2 hover:text-fg'
      }`}
    >
      <span className="truncate">{name}</span>
      <span className="tabular-nums opacity-80">{count}</span>
    </button>
  );
}
