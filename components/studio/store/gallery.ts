import { type Answer, leaveIfSignedOut, query, refusalOf } from '#components/shared/api.ts';
import { patch } from '#components/shared/cell.ts';
import { type Filter, sameFilter } from '../state/filter.ts';
import { mergeHead } from '../state/merge-ids.ts';
import { putCard } from './cards.ts';
import type { Studio } from './studio.ts';

const PAGE = 24;

type Page = Answer<'generation.list'>;

/** Shows what another filter lets through. */
export async function showFilter(studio: Studio, filter: Filter): Promise<void> {
  if (sameFilter(studio.gallery.get().filter, filter)) return;
  await loadGallery(studio, filter);
}

/** Loads the gallery from its newest on. */
export async function loadGallery(studio: Studio, filter: Filter): Promise<void> {
  const { gallery } = studio;
  gallery.set({ filter, ids: [], cursor: null, phase: 'loading', older: 'idle' });
  const change = await listed(studio, filter, null).then(
    (page) => ({ ...page, phase: 'ready' as const }),
    () => ({ phase: 'failed' as const }),
  );
  if (gallery.get().filter === filter) patch(gallery, change);
}

/** Loads the next older page, once at a time. */
export async function loadOlder(studio: Studio): Promise<void> {
  const { gallery } = studio;
  const { filter, cursor, older, phase } = gallery.get();
  if (cursor === null || older === 'loading' || phase !== 'ready') return;
  patch(gallery, { older: 'loading' });
  try {
    const page = await listed(studio, filter, cursor);
    const now = gallery.get();
    if (now.filter !== filter || now.cursor !== cursor) return;
    const known = new Set(now.ids);
    const ids = [...now.ids, ...page.ids.filter((id) => !known.has(id))];
    patch(gallery, { ids, cursor: page.cursor, older: 'idle' });
  } catch {
    if (gallery.get().filter === filter) patch(gallery, { older: 'failed' });
  }
}

/** Asks for the newest page again, after a time without news. */
export async function refreshGallery(studio: Studio): Promise<void> {
  const { gallery } = studio;
  const { filter, ids, phase } = gallery.get();
  if (phase === 'failed') return loadGallery(studio, filter);
  if (phase === 'loading') return;
  try {
    const page = await listed(studio, filter, null);
    const now = gallery.get();
    if (now.filter === filter) patch(gallery, mergeHead(now, page, ids));
  } catch {
    // Whoever lost the connection is told so elsewhere, and asks again when it is back.
  }
}

async function listed(studio: Studio, filter: Filter, cursor: string | null) {
  try {
    const page: Page = await query('generation.list', { ...filter, limit: PAGE, cursor });
    for (const generation of page.generations) putCard(studio, generation);
    return { ids: page.generations.map(({ id }) => id), cursor: page.nextCursor };
  } catch (error) {
    leaveIfSignedOut(refusalOf(error));
    throw error;
  }
}
