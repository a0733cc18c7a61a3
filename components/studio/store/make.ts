import { leaveIfSignedOut, mutate, refusalOf } from '#components/shared/api.ts';
import { newId } from '#components/shared/new-id.ts';
import { persistently } from '#components/shared/persistently.ts';
import { mediaInputOf } from '../state/draft.ts';
import type { Generation } from '../state/generation.ts';
import { chosenModel, obstacleTo } from '../state/offer.ts';
import { requestKeyFor } from '../state/request-key.ts';
import { placeCard } from './cards.ts';
import { refreshBalance, refreshProjects } from './figures.ts';
import type { Studio } from './studio.ts';

type Press = { key: string; wish: string; at: number; answered: boolean };

/** One for each studio: what was pressed last. */
const presses = new WeakMap<Studio, Press>();

/**
 * Asks for what the composer holds. However often it is pressed for the same thing, one thing is made. Answers it, or
 * `null` where something stood in the way; the studio's problem then says what.
 */
export async function make(studio: Studio): Promise<Generation | null> {
  const draft = studio.draft.get();
  const models = studio.models.get();
  const model = chosenModel(models, draft);
  if (studio.making.get() || model === null) return null;
  if (obstacleTo(draft, models, studio.balance.get().available) !== null) return null;
  const input = mediaInputOf(draft, model.alias);
  const before = presses.get(studio) ?? null;
  const press: Press = {
    ...requestKeyFor(JSON.stringify(input), performance.now(), before, newId),
    answered: false,
  };
  presses.set(studio, press);
  studio.making.set(true);
  studio.problem.set(null);
  try {
    const made = await persistently(() => mutate('generation.create', { ...input, requestKey: press.key }));
    press.answered = true;
    took(studio, made);
    return made;
  } catch (error) {
    const refusal = refusalOf(error);
    leaveIfSignedOut(refusal);
    press.answered = refusal.status !== null;
    studio.problem.set({ message: refusal.message, unanswered: refusal.status === null });
    void refreshBalance(studio);
    return null;
  } finally {
    studio.making.set(false);
  }
}

/** A new generation: shown at once, with what it did to the balance. */
export function took(studio: Studio, made: Generation): void {
  placeCard(studio, made);
  studio.tell(made.id);
  void refreshBalance(studio);
  const known = studio.projects.get().some(({ id }) => id === made.projectId);
  if (made.projectId !== null && !known) void refreshProjects(studio);
}
