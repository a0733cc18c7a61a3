import { createContext, use } from 'react';
import type { Pane } from './store/pane.ts';
import type { Prompts } from './store/prompts.ts';

/** The page's state, which is stable, and the prompt that its address has open. */
export type OpenPrompts = { prompts: Prompts; pane: Pane | null };

export const PromptsContext = createContext<OpenPrompts | null>(null);

export function usePrompts(): OpenPrompts {
  const open = use(PromptsContext);
  if (open === null) throw new Error('usePrompts needs the PromptsApp above it.');
  return open;
}

/** The prompt that is open; only beneath what shows one. */
export function usePane(): OpenPrompts & { pane: Pane } {
  const { prompts, pane } = usePrompts();
  if (pane === null) throw new Error('usePane needs a prompt that is open.');
  return { prompts, pane };
}
