import type { Context } from '#server/kernel/context.ts';
import { stopTurnsOf } from '../conversation/index.ts';
import { ownTalk } from './own-talk.ts';
import { partnerOf } from './partner-of.ts';
import { TalkRef } from './schema.ts';
import { dropMessages, rewindTalk } from './sql.ts';

/** Forgets for good what was said in a session, which stays usable; what is being said is stopped. `not_found`. */
export async function clearTalk(ctx: Context, name: string): Promise<void> {
  const { id } = await ownTalk(ctx, 'character', name);
  await stopTurnsOf(ctx, id);
  await ctx.db.transaction(async (sql) => {
    // Waits for a question that is just being stored: only what comes after sees it, and takes it along.
    await sql.query(rewindTalk, [id]);
    await sql.query(dropMessages, [id]);
  });
}

/** Deletes a conversation with an influencer for good. `not_found`. */
export async function deleteTalk(ctx: Context, uuid: string): Promise<void> {
  const { id } = await ownTalk(ctx, 'influencer', uuid);
  await stopTurnsOf(ctx, id);
  await ctx.db.prisma.conversation.deleteMany({ where: { id } });
}

/** The same by its persona; nothing happens where there is none. */
export async function endTalk(ctx: Context, input: TalkRef): Promise<void> {
  const { talk } = await partnerOf(ctx, TalkRef.parse(input).persona);
  if (talk !== null) await deleteTalk(ctx, talk.uuid);
}
