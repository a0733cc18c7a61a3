import type { CopyRequest } from '#server/domain/copy/view.ts';
import { Stepper } from '#components/ui/stepper.tsx';
import { standingOf } from '../state/standing.ts';

type VariantSwitcherProps = { request: CopyRequest; onChoose: (variantId: string) => void };

/** Moves between the finished variants. The one that is shown counts for what is written next. */
export function VariantSwitcher({ request, onChoose }: VariantSwitcherProps) {
  const { current, finished } = standingOf(request);
  if (current === null || finished.length < 2) return null;
  const position = finished.indexOf(current);
  const step = (by: -1 | 1) => {
    const chosen = finished[position + by];
    if (chosen !== undefined) onChoose(chosen.id);
  };
  return (
    <Stepper label="Variants" noun="variant" position={position} count={finished.length} onStep={step} />
  );
}
