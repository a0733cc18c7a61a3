import type { Viewport } from 'next';
import type { ReactNode } from 'react';

/** The keyboard of a phone takes room from the gallery, not from the composer. */
export const viewport: Viewport = { interactiveWidget: 'resizes-content' };

export default function StudioLayout({ children }: { children: ReactNode }) {
  return children;
}
