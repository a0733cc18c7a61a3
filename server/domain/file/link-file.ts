import { requireUser } from '#server/kernel/actor.ts';
import type { Context } from '#server/kernel/context.ts';
import { fileLink } from './asset-link.ts';
import { noFile } from './refusals.ts';
import { FileRef } from './schema.ts';
import { type AttachedRow, readFile } from './sql-attached.ts';

/** A link to the original, by which a browser saves it under its own name. `not_found` where it is not the user's. */
export async function linkFile(ctx: Context, input: FileRef): Promise<{ url: string; name: string }> {
  const { conversationId, fileId } = FileRef.parse(input);
  const { userId } = requireUser(ctx.actor);
  const [row] = await ctx.db.query<AttachedRow>(readFile, [userId, conversationId, fileId]);
  if (row === undefined) throw noFile();
  return { url: fileLink(ctx, row.id), name: row.name };
}
