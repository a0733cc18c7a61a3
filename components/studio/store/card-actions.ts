import { leaveIfSignedOut, mutate, refusalOf } from '#components/shared/api.ts';
import type { Source } from '../state/draft.ts';
import type { Generation } from '../state/generation.ts';
import { draftFor, draftToAnimate } from '../state/refill.ts';
import { cardOf, placeCard } from './cards.ts';
import { refreshBalance } from './figures.ts';
import { took } from './make.ts';
import { projectName, type Studio } from './studio.ts';

/** Under way, so that a second press of the same button does nothing. */
const busy = new Set<string>();

type Change = (generation: Generation) => Promise<Generation>;

const CHANGES = {
  cancel: ({ id }) => mutate('generation.cancel', { generationId: id }),
  favourite: ({ id, favourite }) =>
    mutate('generation.favourite', { generationId: id, favourite: !favourite }),
  remove: ({ id }) => mutate('generation.remove', { generationId: id }),
  restore: ({ id }) => mutate('generation.restore', { generationId: id }),
} as const satisfies Record<string, Change>;

/** Changes a generation and shows how it stands then. Throws what `refusalOf` reads. */
export async function change(
  studio: Studio,
  how: keyof typeof CHANGES,
  generation: Generation,
): Promise<void> {
  await once(`${how} ${generation.id}`, async () => {
    placeCard(studio, await CHANGES[how](generation));
    studio.tell(generation.id);
    if (how === 'cancel') await refreshBalance(studio);
  });
}

/** Asks for the same again, as a new generation. Throws what `refusalOf` reads, and asks for the balance then. */
export async function retry(studio: Studio, { id }: Generation): Promise<void> {
  await once(`retry ${id}`, async () => {
    try {
      took(studio, await mutate('generation.retry', { generationId: id }));
    } catch (error) {
      void refreshBalance(studio);
      throw error;
    }
  });
}

/** Fills the composer with everything this generation was asked to be. Tells whether its source image is gone. */
export async function editAgain(
  studio: Studio,
  generation: Generation,
): Promise<'filled' | 'without-source'> {
  const source = await sourceOf(studio, generation);
  const project = projectName(studio.projects.get(), generation.projectId);
  studio.problem.set(null);
  studio.draft.set(draftFor(studio.draft.get(), generation, { project, source }));
  return generation.kind === 'video' && source === null ? 'without-source' : 'filled';
}

/** Fills the composer for a video that starts from this image. */
export function animate(studio: Studio, generation: Generation): void {
  const project = projectName(studio.projects.get(), generation.projectId);
  studio.problem.set(null);
  studio.draft.set(draftToAnimate(studio.draft.get(), generation, project));
}

async function sourceOf(studio: Studio, { inputAssetId }: Generation): Promise<Source | null> {
  // What was made here has the id of its generation.
  const image = inputAssetId === null ? null : await cardOf(studio, inputAssetId);
  return image?.asset?.kind === 'image' ? { generationId: image.id, key: image.asset.key } : null;
}

async function once(what: string, act: () => Promise<void>): Promise<void> {
  if (busy.has(what)) return;
  busy.add(what);
  try {
    await act();
  } catch (error) {
    leaveIfSignedOut(refusalOf(error));
    throw error;
  } finally {
    busy.delete(what);
  }
}
