import type { Context } from '#server/kernel/context.ts';
import { listPersonas } from './list-personas.ts';
import { shownText } from './shown-text.ts';
import { figuresOfAll } from './sql.ts';
import type { GalleryEntry, PersonaFigures } from './view.ts';

/** Of each sort: enough for a page, and more than anybody looks through. */
const MOST = 200;
/** Of a description, in UTF-16 units: more than two lines hold. */
const SHOWN = 300;

/** Whom the asking user can talk to, with figures from rows: their own, the newest first, then public ones, the oldest first. */
export async function viewGallery(ctx: Context): Promise<GalleryEntry[]> {
  const [{ personas: own }, { personas: others }] = await Promise.all([
    listPersonas(ctx, { whose: 'own', limit: MOST }),
    listPersonas(ctx, { whose: 'others', limit: MOST }),
  ]);
  const all = [...own.toReversed(), ...others];
  const rows = await ctx.db.query<PersonaFigures & { id: string }>(figuresOfAll, [all.map(({ id }) => id)]);
  const figures = new Map(rows.map(({ id, ...counted }) => [id, counted]));
  return all.map(({ id, name, displayName, description, category, traits, ...persona }) => ({
    id,
    name,
    displayName,
    category,
    traits,
    description: shownText({ displayName }, description).slice(0, SHOWN).toWellFormed(),
    avatarUrl: persona.avatarUrl,
    builtIn: persona.builtIn,
    canChange: persona.canChange,
    createdAt: persona.createdAt,
    figures: figures.get(id) ?? { conversations: 0, averageRating: null, ratings: 0 },
  }));
}
