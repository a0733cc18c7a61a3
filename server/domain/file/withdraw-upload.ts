import { requireUser } from '#server/kernel/actor.ts';
import type { Context } from '#server/kernel/context.ts';
import { UploadRef } from './schema.ts';
import { deleteFileOfRequest, lockRequest, withdrawRequest } from './sql-attached.ts';
import { uploadKey } from './upload-key.ts';

/** Takes back an upload, wherever it is: its file goes, and one that is still being read is not kept. */
export async function withdrawUpload(ctx: Context, input: UploadRef): Promise<void> {
  const user = requireUser(ctx.actor);
  const key = uploadKey(user, UploadRef.parse(input).uploadId);
  await ctx.db.transaction(async (sql) => {
    await sql.query(lockRequest, [key]);
    await sql.query(withdrawRequest, [key]);
    await sql.query(deleteFileOfRequest, [user.userId, key]);
  });
}
