import { createContext, use } from 'react';
import type { Talk } from './store/talk.ts';

export const TalkContext = createContext<Talk | null>(null);

/** The conversation that the page shows. */
export function useTalk(): Talk {
  const talk = use(TalkContext);
  if (talk === null) throw new Error('useTalk needs a TalkContext above it.');
  return talk;
}
