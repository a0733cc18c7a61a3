import { createContext, use } from 'react';
import type { Filter } from './state/filter.ts';
import type { Studio } from './store/studio.ts';

/** The page's state, which is stable, and what its address says. */
export type OpenStudio = {
  studio: Studio;
  filter: Filter;
  /** The generation shown large; `null` for none. */
  open: string | null;
  /** Changes the filter in the address. */
  show: (filter: Filter) => void;
  /** Shows a generation large, `null` for none. */
  look: (generationId: string | null) => void;
};

export const StudioContext = createContext<OpenStudio | null>(null);

export function useStudio(): OpenStudio {
  const open = use(StudioContext);
  if (open === null) throw new Error('useStudio needs the StudioApp above it.');
  return open;
}
