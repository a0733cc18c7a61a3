import { requireUser } from '#server/kernel/actor.ts';
import type { Context } from '#server/kernel/context.ts';
import { noFile } from './refusals.ts';
import { FileRef } from './schema.ts';
import { deleteFile } from './sql-attached.ts';

/** Takes a file from its conversation, for good; answers that are given stay. `not_found` where it is not the user's. */
export async function removeFile(ctx: Context, input: FileRef): Promise<void> {
  const { conversationId, fileId } = FileRef.parse(input);
  const { userId } = requireUser(ctx.actor);
  const gone = await ctx.db.query(deleteFile, [userId, conversationId, fileId]);
  if (gone.length === 0) throw noFile();
}
