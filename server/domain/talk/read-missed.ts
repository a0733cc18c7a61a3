import type { Context } from '#server/kernel/context.ts';
import { ERROR_CODES, type ErrorCode } from '#server/kernel/errors.ts';
import { ownTalk } from './own-talk.ts';
import { readMissed as statement } from './sql.ts';
import type { TalkMessage } from './view.ts';

export type MissedMessage = TalkMessage & {
  /** Set while it is being said. */
  turnId: string | null;
  failure: { code: ErrorCode; message: string } | null;
};

type Row = TalkMessage & { turnId: string | null; errorCode: string | null; errorMessage: string | null };

/** So many at once: what is told again is never held whole. */
const PAGE = 100;

/** The first answers in the user's session behind `depth`, the oldest first. `not_found` for no such session. */
export async function readMissed(ctx: Context, name: string, depth: number): Promise<MissedMessage[]> {
  const { activeLeafId } = await ownTalk(ctx, 'character', name);
  if (activeLeafId === null) return [];
  const rows = await ctx.db.query<Row>(statement, [activeLeafId, depth, PAGE]);
  return rows.map(({ errorCode, errorMessage, ...message }) => {
    const code = ERROR_CODES.find((known) => known === errorCode);
    const failure = code === undefined ? null : { code, message: errorMessage ?? '' };
    return { ...message, failure };
  });
}
