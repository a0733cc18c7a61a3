import { leaveIfSignedOut, query, refusalOf } from '#components/shared/api.ts';
import { createCell, patch } from '#components/shared/cell.ts';
import { shows } from '../state/filter.ts';
import { type Generation, hasEnded } from '../state/generation.ts';
import { insertId } from '../state/merge-ids.ts';
import type { Studio } from './studio.ts';

/** Takes in what the server says of a generation. An end is final: an answer that was overtaken does not undo it. */
export function putCard(studio: Studio, generation: Generation): void {
  const cell = studio.cards.get(generation.id);
  if (cell === undefined) studio.cards.set(generation.id, createCell(generation));
  else if (!hasEnded(cell.get()) || hasEnded(generation)) cell.set(generation);
}

/** The same, and puts it into the gallery or takes it out, as the filter says. */
export function placeCard(studio: Studio, generation: Generation): void {
  putCard(studio, generation);
  const { gallery } = studio;
  const { filter, ids, cursor, phase } = gallery.get();
  if (phase !== 'ready') return;
  if (shows(filter, generation)) patch(gallery, { ids: insertId({ ids, cursor }, generation.id) });
  else if (ids.includes(generation.id)) patch(gallery, { ids: ids.filter((id) => id !== generation.id) });
}

/** Asks how a generation stands now, and shows it; one that is gone for good leaves. */
export async function refreshCard(studio: Studio, generationId: string): Promise<void> {
  try {
    placeCard(studio, await query('generation.one', { generationId }));
  } catch (error) {
    const refusal = refusalOf(error);
    leaveIfSignedOut(refusal);
    const { ids } = studio.gallery.get();
    if (refusal.status === 404) patch(studio.gallery, { ids: ids.filter((id) => id !== generationId) });
  }
}

/** The generation as it is known, or asked for; `null` where there is none of that id. */
export async function cardOf(studio: Studio, generationId: string): Promise<Generation | null> {
  const known = studio.cards.get(generationId);
  if (known !== undefined) return known.get();
  try {
    putCard(studio, await query('generation.one', { generationId }));
    return studio.cards.get(generationId)?.get() ?? null;
  } catch (error) {
    leaveIfSignedOut(refusalOf(error));
    return null;
  }
}
