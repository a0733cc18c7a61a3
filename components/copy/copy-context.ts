import { createContext, use } from 'react';
import type { Copy } from './store/copy.ts';
import type { Pane } from './store/pane.ts';

/** The page's state, which is stable, and the tab that its address has open. */
export type OpenCopy = { copy: Copy; pane: Pane };

export const CopyContext = createContext<OpenCopy | null>(null);

export function useCopy(): OpenCopy {
  const open = use(CopyContext);
  if (open === null) throw new Error('useCopy needs the CopyApp above it.');
  return open;
}
