import { requireUser } from '#server/kernel/actor.ts';
import type { Context } from '#server/kernel/context.ts';
import { estimateTokens } from '#server/kernel/estimate-tokens.ts';
import { newId } from '#server/kernel/ids.ts';
import type { PdfText } from '#server/kernel/pdf.ts';
import type { Sql } from '#server/kernel/ports.ts';
import type { ByteSource } from '#server/kernel/storage.ts';
import { DomainError } from '#server/kernel/errors.ts';
import { findAttached } from './find-attached.ts';
import { fileKey } from './media-key.ts';
import { noConversation, refuseFull, refuseWithdrawn, type Taken } from './refusals.ts';
import { LARGEST_FILE_BYTES, PDF_MEDIA_TYPE } from './schema.ts';
import { type Passage, splitPassages } from './split-passages.ts';
import {
  type AttachedRow,
  insertFile,
  insertPassages,
  lockConversation,
  lockRequest,
  makeConversation,
  sumFiles,
} from './sql-attached.ts';
import { announceObject, postponeObject, wantObject } from './sql-objects.ts';

export type NewFile = {
  place: { id: number } | { uuid: string };
  /** What a conversation that is not there yet begins with; `null` where there must be one. */
  opening: { model: string; title: string } | null;
  name: string;
  source: ByteSource;
  text: PdfText;
  requestKey: string | null;
};

export type KeptFile = {
  conversation: { id: number; uuid: string; title: string };
  row: AttachedRow;
  pages: readonly string[];
};

/**
 * Stores the original, then its row and passages in one transaction. The object is on the list of those that nobody
 * needs until it has its row: whoever dies in between leaves nothing behind. `conflict` where the conversation has
 * become full meanwhile or the upload was taken back, `not_found` where the conversation has gone. What another request
 * under the same key has made meanwhile is the answer to this one.
 */
export async function keepFile(ctx: Context, file: NewFile): Promise<KeptFile> {
  const user = requireUser(ctx.actor);
  const key = fileKey({ uuid: user.uuid, id: newId() });
  const { pages } = file.text;
  const passages = await splitPassages(pages);
  const characters = total(pages.map((page) => page.length));
  const tokens = total(pages.map(estimateTokens));
  await ctx.db.query(announceObject, [key]);
  try {
    const options = { mediaType: PDF_MEDIA_TYPE, limit: LARGEST_FILE_BYTES, signal: ctx.signal };
    const { checksum } = await ctx.storage.put(key, await file.source.read(), options);
    return await ctx.db.transaction((sql) =>
      insert(sql, ctx, { ...file, key, checksum, passages, characters, tokens }),
    );
  } catch (error) {
    // At once instead of in an hour; where even that fails, the hour holds.
    await ctx.db.query(postponeObject, [key, 0]).catch(() => undefined);
    throw error;
  }
}

type Stored = NewFile & {
  key: string;
  checksum: string | null;
  passages: readonly Passage[];
  characters: number;
  tokens: number;
};

async function insert(sql: Sql, ctx: Context, file: Stored): Promise<KeptFile> {
  const { name, key, checksum, source, passages, characters, tokens, requestKey } = file;
  const { pages, metadata } = file.text;
  if (requestKey !== null) {
    await sql.query(lockRequest, [requestKey]);
    await refuseWithdrawn(sql, requestKey);
    const made = await findAttached(ctx, requestKey, sql);
    if (made !== null) return made;
  }
  const conversation = await placeOf(sql, ctx, file);
  const [taken] = await sql.query<Taken>(sumFiles, [conversation.id]);
  if (taken !== undefined) refuseFull(including(taken, source.bytes, characters));
  if ((await sql.query(wantObject, [key])).length === 0) throw tooLate();
  const facts = [conversation.id, name, key, source.bytes, checksum ?? ''] as const;
  const text = [pages, characters, tokens, JSON.stringify(metadata)] as const;
  const [row] = await sql.query<AttachedRow>(insertFile, [...facts, ...text, requestKey]);
  if (row === undefined) throw noConversation();
  await sql.query(insertPassages, [
    row.id,
    passages.map(({ pageFrom }) => pageFrom),
    passages.map(({ pageTo }) => pageTo),
    passages.map((passage) => passage.text),
    passages.map((passage) => passage.tokens),
    passages.map(({ words }) => words),
  ]);
  return { conversation, row, pages };
}

async function placeOf(
  sql: Sql,
  ctx: Context,
  { place, opening }: NewFile,
): Promise<KeptFile['conversation']> {
  const { userId, applicationId } = requireUser(ctx.actor);
  const [id, uuid] = 'id' in place ? [place.id, null] : [null, place.uuid];
  if (opening !== null)
    await sql.query(makeConversation, [uuid, userId, applicationId, opening.model, opening.title]);
  const [found] = await sql.query<KeptFile['conversation']>(lockConversation, [userId, id, uuid]);
  if (found === undefined) throw noConversation();
  return found;
}

function total(numbers: readonly number[]): number {
  return numbers.reduce((sum, number) => sum + number, 0);
}

function including(taken: Taken, bytes: number, characters: number): Taken {
  return { files: taken.files + 1, bytes: taken.bytes + bytes, characters: taken.characters + characters };
}

function tooLate(): DomainError {
  return new DomainError('unavailable', 'Storing the file took too long. Upload it again.');
}
