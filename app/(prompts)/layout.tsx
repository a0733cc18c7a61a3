import type { Viewport } from 'next';
import type { ReactNode } from 'react';

/** The keyboard of a phone takes room from the list, not from the field one writes in. */
export const viewport: Viewport = { interactiveWidget: 'resizes-content' };

export default function PromptsLayout({ children }: { children: ReactNode }) {
  return children;
}
