import { shapes } from './icon-shapes.tsx';

export type IconName = keyof typeof shapes;

/** A drawing beside words; it says nothing to a screen reader. Sized by `className` (default `size-4`). */
export function Icon({ name, className = 'size-4' }: { name: IconName; className?: string | undefined }) {
  return (
    <svg
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.75"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      className={`shrink-0 ${className}`}
    >
      {shapes[name]}
    </svg>
  );
}
