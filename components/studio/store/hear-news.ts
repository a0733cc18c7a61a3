import type { Generation } from '../state/generation.ts';
import { hasEnded } from '../state/generation.ts';
import { endedInWords } from '../state/news-words.ts';
import { refreshCard } from './cards.ts';
import { refreshBalance, refreshModels, refreshProjects } from './figures.ts';
import type { Studio } from './studio.ts';

/** Questions about generations that are under way at a time. */
const AT_ONCE = 4;
/** What ends within this time is told in one sentence. */
const GATHER_MS = 600;

type News = { generationId: string; state: Generation['state'] };

/** Takes in news, asking for each changed generation once however often it changed meanwhile. */
export function createHearing(studio: Studio) {
  const waiting = new Set<string>();
  const asked = new Set<string>();
  const told = new Set<string>();
  let ended: string[] = [];
  let timer: ReturnType<typeof setTimeout> | undefined;

  function ask(id: string): void {
    waiting.add(id);
    if (asked.size < AT_ONCE && !asked.has(id)) void next(id);
  }

  async function next(id: string): Promise<void> {
    waiting.delete(id);
    asked.add(id);
    await refreshCard(studio, id);
    await refreshProjectOf(studio, id);
    asked.delete(id);
    const following = [...waiting].find((one) => !asked.has(one));
    if (following !== undefined) void next(following);
  }

  function tellSoon(): void {
    clearTimeout(timer);
    timer = setTimeout(() => {
      studio.said.set(endedInWords(ended));
      ended = [];
      void refreshBalance(studio);
      void refreshModels(studio);
    }, GATHER_MS);
  }

  return {
    ask,
    hear({ generationId, state }: News): void {
      const shown = studio.cards.get(generationId)?.get();
      if (hasEnded({ state }) && !told.has(generationId) && (shown === undefined || !hasEnded(shown))) {
        told.add(generationId);
        ended.push(state);
        tellSoon();
      }
      ask(generationId);
    },
    stop: () => clearTimeout(timer),
  };
}

/** A project comes into being with its first generation, also with one that was asked for elsewhere. */
async function refreshProjectOf(studio: Studio, generationId: string): Promise<void> {
  const projectId = studio.cards.get(generationId)?.get().projectId ?? null;
  const known = projectId === null || studio.projects.get().some(({ id }) => id === projectId);
  if (!known) await refreshProjects(studio);
}
