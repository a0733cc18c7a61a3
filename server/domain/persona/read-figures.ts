import type { Context } from '#server/kernel/context.ts';
import { countConversations } from './count-conversations.ts';
import { ratingsOf } from './sql.ts';
import type { PersonaFigures, PersonaView } from './view.ts';

type Rated = Omit<PersonaFigures, 'conversations'> & { id: string };

/** How often each of these personas was talked to (see `countConversations`) and what it was rated. */
export async function figuresOf(ctx: Context, ids: readonly string[]): Promise<Map<string, PersonaFigures>> {
  const [conversations, rows] = await Promise.all([
    countConversations(ctx, ids),
    ctx.db.query<Rated>(ratingsOf, [ids]),
  ]);
  const rated = new Map(rows.map(({ id, averageRating, ratings }) => [id, { averageRating, ratings }]));
  const unrated = { averageRating: null, ratings: 0 };
  return new Map(
    ids.map((id) => [id, { conversations: conversations.get(id) ?? 0, ...(rated.get(id) ?? unrated) }]),
  );
}

/** The same of one. */
export async function readFigures(ctx: Context, { id }: Pick<PersonaView, 'id'>): Promise<PersonaFigures> {
  const found = (await figuresOf(ctx, [id])).get(id);
  return found ?? { conversations: 0, averageRating: null, ratings: 0 };
}
