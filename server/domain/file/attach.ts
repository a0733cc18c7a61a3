import { defaultModel, resolveModel } from '../catalogue/index.ts';
import { requireUser } from '#server/kernel/actor.ts';
import type { Context } from '#server/kernel/context.ts';
import type { ByteSource } from '#server/kernel/storage.ts';
import { sourceOf } from './blob-source.ts';
import { cleanName } from './clean-name.ts';
import { findAttached } from './find-attached.ts';
import { keepFile, type KeptFile } from './keep-file.ts';
import { presentFile } from './present-file.ts';
import { readUpload } from './read-upload.ts';
import { noConversation, refuseFull, refuseWithdrawn } from './refusals.ts';
import type { AttachForm } from './schema.ts';
import { sumFiles } from './sql-attached.ts';
import { uploadKey } from './upload-key.ts';
import type { FileAttached } from './view.ts';

export type Upload = {
  name: string | undefined;
  source: ByteSource;
  /** What the request was sent under, if anything: sent again it gets the same file. */
  requestKey?: string | undefined;
};

const TITLE_LENGTH = 80;

/**
 * Makes a PDF the context of a conversation, or of a new one that it begins. Errors: `not_found` for a conversation that
 * is not the user's, `conflict` for one that is full and for an upload that was taken back, and those of read-upload.
 */
export async function attach(ctx: Context, form: AttachForm): Promise<FileAttached> {
  const { conversationId, file, uploadId, model } = form;
  const user = requireUser(ctx.actor);
  const requestKey = uploadId === undefined ? undefined : uploadKey(user, uploadId);
  const before = await findAttached(ctx, requestKey);
  if (before !== null) return present(before);
  const where = { uuid: conversationId };
  const found = await ctx.db.prisma.conversation.findFirst({ where, select: IDENTITY });
  const name = cleanName(file.name);
  if (found !== null && !isOpen(found, user.userId)) throw noConversation();
  const opening =
    found === null
      ? {
          model: model === undefined ? defaultModel(ctx) : resolveModel(ctx, model).alias,
          title: Array.from(name).slice(0, TITLE_LENGTH).join(''),
        }
      : null;
  const upload = { name, source: sourceOf(file), requestKey };
  return present(await store(ctx, { uuid: conversationId }, found?.id, opening, upload));
}

function present({ conversation, row }: KeptFile): FileAttached {
  const { id: sessionId, uuid: id, title } = conversation;
  return { conversation: { id, sessionId, title }, file: presentFile(row) };
}

/** The same for a program, which knows the session's number; with the whole text. */
export async function attachToSession(ctx: Context, sessionId: number, upload: Upload) {
  const { userId } = requireUser(ctx.actor);
  const before = await findAttached(ctx, upload.requestKey);
  if (before !== null) return { file: presentFile(before.row), text: textOf(before.pages), repeated: true };
  const where = { id: sessionId };
  const found =
    sessionId > LARGEST_ID ? null : await ctx.db.prisma.conversation.findFirst({ where, select: IDENTITY });
  if (found === null || !isOpen(found, userId)) throw noConversation();
  const kept = await store(ctx, { id: found.id }, found.id, null, upload);
  return { file: presentFile(kept.row), text: textOf(kept.pages), repeated: false };
}

/** The largest number that PostgreSQL's integer holds; nothing can have a larger id. */
const LARGEST_ID = 2_147_483_647;
const IDENTITY = { id: true, userId: true, kind: true, deletedAt: true } as const;

function isOpen(found: { userId: number; kind: string; deletedAt: Date | null }, userId: number): boolean {
  return found.userId === userId && found.kind === 'chat' && found.deletedAt === null;
}

/** Looks for room first, so that nobody waits for a file to be read that cannot be kept. */
async function store(
  ctx: Context,
  place: { id: number } | { uuid: string },
  conversationId: number | undefined,
  opening: { model: string; title: string } | null,
  { name, source, requestKey }: Upload,
): Promise<KeptFile> {
  if (conversationId !== undefined) {
    const [taken] = await ctx.db.query<{ files: number; bytes: number; characters: number }>(sumFiles, [
      conversationId,
    ]);
    if (taken !== undefined)
      refuseFull({ ...taken, files: taken.files + 1, bytes: taken.bytes + source.bytes });
  }
  if (requestKey !== undefined) await refuseWithdrawn(ctx.db, requestKey);
  const text = await readUpload(ctx, source);
  return keepFile(ctx, {
    place,
    opening,
    name: cleanName(name),
    source,
    text,
    requestKey: requestKey ?? null,
  });
}

function textOf(pages: readonly string[]): string {
  return pages.join('\n\n');
}
