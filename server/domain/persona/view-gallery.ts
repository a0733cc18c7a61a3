import { requireUser } from '#server/kernel/actor.ts';
import type { Context } from '#server/kernel/context.ts';
import { avatarOf } from './avatar-of.ts';
import { canChange } from './own-persona.ts';
import { figuresOf } from './read-figures.ts';
import type { PersonaRow } from './row.ts';
import { shownText } from './shown-text.ts';
import { gallery } from './sql.ts';
import type { GalleryEntry } from './view.ts';

/** Of each sort: enough for a page, and more than anybody looks through. */
const MOST = 200;
/** Of a description, in UTF-16 units: more than two lines hold. */
const SHOWN = 300;
/** Of it, in characters: what is shown, where names take the places for them. */
const READ = 1_200;

type Row = Pick<
  PersonaRow,
  | 'id'
  | 'name'
  | 'displayName'
  | 'category'
  | 'traits'
  | 'description'
  | 'ownerId'
  | 'avatarAssetId'
  | 'createdAt'
>;

/** Whom the asking user can talk to, with figures from rows: their own, the newest first, then public ones, the oldest first. */
export async function viewGallery(ctx: Context): Promise<GalleryEntry[]> {
  const { userId } = requireUser(ctx.actor);
  const rows = await ctx.db.query<Row>(gallery, [userId, MOST, MOST, READ]);
  const figures = await figuresOf(
    ctx,
    rows.map(({ id }) => id),
  );
  return rows.map((row) => {
    const { id, name, displayName, category, traits, ownerId, createdAt } = row;
    const builtIn = ownerId === null;
    return {
      id,
      name,
      displayName,
      category,
      traits,
      description: shownText(row, row.description).slice(0, SHOWN).toWellFormed(),
      avatarUrl: avatarOf(ctx, { ...row, builtIn }),
      builtIn,
      canChange: canChange(ctx.actor, row),
      createdAt,
      figures: figures.get(id) ?? { conversations: 0, averageRating: null, ratings: 0 },
    };
  });
}
