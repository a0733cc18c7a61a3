import type { Viewport } from 'next';
import type { ReactNode } from 'react';

/** The keyboard of a phone takes room from the conversation, not from the composer. */
export const viewport: Viewport = { interactiveWidget: 'resizes-content' };

export default function ChatLayout({ children }: { children: ReactNode }) {
  return children;
}
