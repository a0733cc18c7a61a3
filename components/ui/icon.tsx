import type { ReactElement } from 'react';
import { shapes } from './icon-shapes.tsx';

export type IconName = keyof typeof shapes;
/** A usual icon by its name, or a shape of its own that only some pages load. */
export type IconSource = IconName | ReactElement;

/** A drawing beside words; it says nothing to a screen reader. Sized by `className` (default `size-4`). */
export function Icon({ name, className = 'size-4' }: { name: IconSource; className?: string | undefined }) {
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
      {typeof name === 'string' ? shapes[name] : name}
    </svg>
  );
}
