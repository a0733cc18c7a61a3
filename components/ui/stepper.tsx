import { IconButton } from './button.tsx';

type StepperProps = {
  label: string;
  /** What one step leads to: `version`. */
  noun: string;
  /** From 0. */
  position: number;
  count: number;
  onStep: (by: -1 | 1) => void;
};

/** Moves between a few things of one kind. At an end it stays where it is, and keeps the focus. */
export function Stepper({ label, noun, position, count, onStep }: StepperProps) {
  return (
    <nav aria-label={label} className="flex items-center">
      <IconButton
        label={`Previous ${noun}`}
        icon="chevron-left"
        aria-disabled={position === 0 || undefined}
        onClick={() => onStep(-1)}
      />
      <span role="status" className="min-w-8 text-center text-xs text-muted tabular-nums">
        {position + 1} / {count}
      </span>
      <IconButton
        label={`Next ${noun}`}
        icon="chevron-right"
        aria-disabled={position === count - 1 || undefined}
        onClick={() => onStep(1)}
      />
    </nav>
  );
}
