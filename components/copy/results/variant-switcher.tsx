import type { CopyRequest } from '#server/domain/copy/view.ts';
import { IconButton } from '#components/ui/button.tsx';
import { standingOf } from '../state/standing.ts';

type VariantSwitcherProps = { request: CopyRequest; onChoose: (variantId: string) => void };

/** Moves between the finished variants. The one that is shown counts for what is written next. */
export function VariantSwitcher({ request, onChoose }: VariantSwitcherProps) {
  const { current, finished } = standingOf(request);
  if (current === null || finished.length < 2) return null;
  const position = finished.indexOf(current);
  const choose = (by: -1 | 1) => {
    const chosen = finished[position + by];
    if (chosen !== undefined) onChoose(chosen.id);
  };
  return (
    <nav aria-label="Variants" className="flex items-center">
      <IconButton
        label="Previous variant"
        icon="chevron-left"
        aria-disabled={position === 0 || undefined}
        onClick={() => choose(-1)}
      />
      <span role="status" className="min-w-8 text-center text-xs text-muted tabular-nums">
        {position + 1} / {finished.length}
      </span>
      <IconButton
        label="Next variant"
        icon="chevron-right"
        aria-disabled={position === finished.length - 1 || undefined}
        onClick={() => choose(1)}
      />
    </nav>
  );
}
