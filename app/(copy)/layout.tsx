import type { Viewport } from 'next';
import type { ReactNode } from 'react';

/** The keyboard of a phone takes room from the texts, not from the form. */
export const viewport: Viewport = { interactiveWidget: 'resizes-content' };

export default function CopyLayout({ children }: { children: ReactNode }) {
  return children;
}
