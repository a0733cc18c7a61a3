import { z } from 'zod';
import { requireUser } from '#server/kernel/actor.ts';
import type { Context } from '#server/kernel/context.ts';
import { ListEntriesInput } from './schema.ts';
import { listEntries as statement } from './sql.ts';
import type { EntryPage, EntryView } from './view.ts';

/** How a price came about is kept as whoever held it said it: of that, what people can be told. */
const About = z.object({ kind: z.string(), model: z.string() });

type Row = Omit<EntryView, 'ref' | 'createdAt' | 'about'> & {
  refType: string;
  refId: string;
  createdAt: Date;
  about: unknown;
};

/** The asking user's own entries, newest first, a keyset page at a time. */
export async function listEntries(ctx: Context, input: ListEntriesInput): Promise<EntryPage> {
  const { userId } = requireUser(ctx.actor);
  const { cursor, limit } = ListEntriesInput.parse(input);
  const rows = await ctx.db.query<Row>(statement, [userId, cursor ?? null, limit + 1]);
  const page = rows.slice(0, limit);
  const last = rows.length > limit ? page.at(-1) : undefined;
  return { entries: page.map(present), nextCursor: last?.seq ?? null };
}

function present({ refType, refId, createdAt, about, ...row }: Row): EntryView {
  const known = About.safeParse(about);
  return {
    ...row,
    about: known.data ?? null,
    ref: { type: refType, id: refId },
    createdAt: createdAt.toISOString(),
  };
}
