import type { BusboyFileStream, BusboyInstance } from '@fastify/busboy';
import { DomainError } from '#server/kernel/errors.ts';
import { keepTemporarily, type TemporaryFile } from './temporary-file.ts';

export type Gathering = {
  /** Resolves when the piece is dealt with. */
  feed(piece: Uint8Array): Promise<void>;
  /** What the form had, once it is fed whole. */
  finish(): Promise<ReadonlyMap<string, unknown>>;
  dispose(): Promise<void>;
};

const MB = 1024 * 1024;

/** Collects what a parser finds: texts, and the first file, which goes to the disk as it comes. */
export function gatherForm(parser: BusboyInstance, fileLimit: number): Gathering {
  const fields = new Map<string, unknown>();
  const keeping: { name: string; fileName: string; kept: Promise<TemporaryFile | null> }[] = [];
  const broken = Promise.withResolvers<never>();
  broken.promise.catch(() => undefined);
  const over = Promise.withResolvers<void>();
  let refusal: DomainError | null = null;
  const refuse = (error: DomainError): void => {
    refusal ??= error;
  };
  parser.on('field', (name, value, _, cut) => {
    if (cut) refuse(new DomainError('too_large', `${shown(name)}: is too long for a field of a form`));
    else if (name !== undefined && !fields.has(name)) fields.set(name, value);
  });
  parser.on('file', (name, stream, fileName) => {
    // A part that breaks off breaks the whole form, and is reported there.
    stream.on('error', () => undefined);
    if (keeping.length > 0) {
      refuse(invalid(`${shown(name)}: send one file at a time`));
      stream.resume();
      return;
    }
    const kept = keep(stream, () => refuse(tooLarge(name, fileLimit)));
    // Told by `finish`, which may not come to it.
    kept.catch(() => undefined);
    keeping.push({ name, fileName, kept });
  });
  for (const limit of ['partsLimit', 'filesLimit', 'fieldsLimit'] as const)
    parser.on(limit, () => refuse(invalid('The form has too many parts')));
  parser.on('finish', () => over.resolve());
  parser.on('error', (error) => broken.reject(malformed(error)));

  return {
    feed: (piece) =>
      Promise.race([new Promise<void>((resolve) => parser.write(piece, () => resolve())), broken.promise]),
    async finish() {
      parser.end();
      await Promise.race([over.promise, broken.promise]);
      for (const { name, fileName, kept } of keeping) {
        const file = await kept;
        if (file !== null) fields.set(name, { ...file, name: unescaped(fileName) });
      }
      if (refusal !== null) throw refusal;
      return fields;
    },
    async dispose() {
      // Whoever still waits for the rest of a form that broke off gets its end.
      if (!parser.writableEnded) parser.end();
      for (const { kept } of keeping) await (await kept.catch(() => null))?.close();
    },
  };
}

/** `null` for a file that is too large. What fails on the disk must not hold up the parser. */
async function keep(stream: BusboyFileStream, refuseLarge: () => void): Promise<TemporaryFile | null> {
  stream.once('limit', refuseLarge);
  try {
    // Destroyed, it would leave the parser waiting for ever.
    const file = await keepTemporarily(stream.iterator({ destroyOnReturn: false }));
    if (!stream.truncated) return file;
    await file.close();
    return null;
  } finally {
    stream.resume();
  }
}

/** Browsers write a quotation mark in a file's name like this; a part may also have no name. */
function unescaped(fileName: string | undefined): string | undefined {
  return fileName?.replaceAll('%22', '"');
}

/** A name that somebody made up, as a refusal may repeat it. */
function shown(name: string | undefined): string {
  const plain = (name ?? '').replaceAll(/[^\w.[\]-]/g, '').slice(0, 50);
  return plain === '' ? 'form' : plain;
}

function tooLarge(name: string, limit: number): DomainError {
  return new DomainError('too_large', `${shown(name)}: must be at most ${limit / MB} MB`, {
    details: { field: shown(name), limit },
  });
}

function malformed(cause: unknown): DomainError {
  return new DomainError('invalid_input', 'body: is not a complete form (multipart/form-data)', { cause });
}

function invalid(message: string): DomainError {
  return new DomainError('invalid_input', message);
}
