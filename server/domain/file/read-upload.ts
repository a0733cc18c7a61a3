import { requireUser } from '#server/kernel/actor.ts';
import type { Context } from '#server/kernel/context.ts';
import type { PdfText } from '#server/kernel/pdf.ts';
import type { ByteSource } from '#server/kernel/storage.ts';
import { noPdf, tooLarge, unreadable } from './refusals.ts';
import { LARGEST_FILE_BYTES } from './schema.ts';

/** Where readers look for the mark of a PDF: some programs write a few lines of their own before it. */
const HEAD_BYTES = 1024;

/**
 * The text of an uploaded PDF, which its bytes decide that it is. Errors: `too_large`; `invalid_input` for what is no
 * PDF, has no text or cannot be read; what the reader refuses.
 */
export async function readUpload(ctx: Context, source: ByteSource): Promise<PdfText> {
  const { userId } = requireUser(ctx.actor);
  if (source.bytes > LARGEST_FILE_BYTES) throw tooLarge();
  if (source.bytes === 0) throw noPdf(0);
  const pieces: Uint8Array[] = [];
  const last = Math.min(HEAD_BYTES, source.bytes) - 1;
  for await (const piece of await source.read({ from: 0, to: last })) pieces.push(piece);
  if (!Buffer.concat(pieces).includes('%PDF-')) throw noPdf(source.bytes);
  const read = await ctx.pdfReader.read(source, { owner: String(userId), signal: ctx.signal });
  if (read.kind === 'refused') throw unreadable(read.reason);
  return read;
}
