import { Busboy } from '@fastify/busboy';
import { DomainError } from '#server/kernel/errors.ts';
import type { HttpRequest } from './exchange.ts';
import { gatherForm, type Gathering } from './gather-form.ts';

const KB = 1024;
/** What a form may have besides its file: a handful of short fields and the lines between them. */
const BESIDES = 1024 * KB;
const LIMITS = { fieldSize: 64 * KB, fields: 50, files: 10, parts: 60, headerPairs: 50, headerSize: 8 * KB };

export type ParsedForm = AsyncDisposable & {
  /** By name: text, or a FormFile. */
  fields: Readonly<Record<string, unknown>>;
};

/**
 * A form (multipart/form-data) with its file on the disk until it is disposed of. Errors: `unsupported` for another
 * content type, `too_large` for a file beyond `fileLimit` bytes or too much besides, `invalid_input` for what is no form,
 * and for two files.
 */
export async function parseForm(
  request: HttpRequest,
  { fileLimit }: { fileLimit: number },
): Promise<ParsedForm> {
  const type = request.header('content-type') ?? '';
  if (!/^multipart\/form-data\s*(;|$)/i.test(type))
    throw new DomainError('unsupported', 'Content-Type must be multipart/form-data');
  const form = gather(type, fileLimit);
  try {
    for await (const piece of request.pieces(fileLimit + BESIDES)) await form.feed(piece);
    const fields = await form.finish();
    return { fields: Object.fromEntries(fields), [Symbol.asyncDispose]: form.dispose };
  } catch (error) {
    await form.dispose();
    throw error;
  }
}

function gather(type: string, fileLimit: number): Gathering {
  try {
    const limits = { ...LIMITS, fileSize: fileLimit };
    return gatherForm(
      new Busboy({ headers: { 'content-type': type }, preservePath: true, limits }),
      fileLimit,
    );
  } catch (error) {
    throw new DomainError('invalid_input', 'Content-Type: the boundary of the form is missing', {
      cause: error,
    });
  }
}
