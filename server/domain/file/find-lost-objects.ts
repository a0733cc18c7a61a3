import type { Context } from '#server/kernel/context.ts';
import { pageOfStored } from './sql.ts';

type Row = { key: string; poster_key: string | null };

const PAGE = 500;
const AT_ONCE = 8;

/** Rows made before `before` and not deleted whose object or preview storage does not have. */
export async function findLostObjects(
  ctx: Context,
  before: Date,
  most: number,
): Promise<{ rows: number; count: number; examples: string[] }> {
  const found = { rows: 0, count: 0, examples: new Array<string>() };
  for (let last = ''; ; ) {
    const page = await ctx.db.query<Row>(pageOfStored, [last, before, PAGE]);
    found.rows += page.length;
    for (const key of await absent(ctx, page)) {
      found.count++;
      if (found.examples.length < most) found.examples.push(key);
    }
    const end = page.at(-1);
    if (end === undefined || page.length < PAGE) return found;
    last = end.key;
  }
}

/** One key a row: of the object, or of the preview where only that is gone. */
async function absent(ctx: Context, rows: readonly Row[]): Promise<string[]> {
  const lost: string[] = [];
  for (let at = 0; at < rows.length; at += AT_ONCE) {
    const looked = await Promise.all(
      rows.slice(at, at + AT_ONCE).map(async ({ key, poster_key: posterKey }) => {
        if ((await ctx.storage.head(key)) === null) return key;
        return posterKey !== null && (await ctx.storage.head(posterKey)) === null ? posterKey : null;
      }),
    );
    lost.push(...looked.filter((key) => key !== null));
  }
  return lost;
}
