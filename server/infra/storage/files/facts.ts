import { createHash } from 'node:crypto';
import type { BigIntStats } from 'node:fs';
import { open, readFile } from 'node:fs/promises';
import { z } from 'zod';
import type { StoredObject } from '#server/kernel/storage.ts';
import { mediaTypeOfKey } from '../media-type-of-key.ts';
import { onDiskIfThere } from './disk.ts';

/** What cannot be seen from the bytes' own file; `bytes` and `modifiedNs` say which file it is told of. */
const Facts = z.object({
  mediaType: z.string(),
  checksum: z.string(),
  bytes: z.string(),
  modifiedNs: z.string(),
});

export function writeFacts(stat: BigIntStats, known: { mediaType: string; checksum: string }): string {
  const facts: z.output<typeof Facts> = {
    ...known,
    bytes: String(stat.size),
    modifiedNs: String(stat.mtimeNs),
  };
  return JSON.stringify(facts);
}

/**
 * The object as its facts describe it. Two files cannot be replaced at one moment: facts that are missing or told of
 * another file are made anew from the bytes.
 */
export async function describeObject(
  key: string,
  paths: { object: string; facts: string },
): Promise<StoredObject | null> {
  const handle = await onDiskIfThere(open(paths.object, 'r'));
  if (handle === null) return null;
  try {
    const stat = await handle.stat({ bigint: true });
    if (!stat.isFile()) return null;
    const told = Facts.safeParse(parse(await onDiskIfThere(readFile(paths.facts, 'utf8')))).data;
    const fits = told?.bytes === String(stat.size) && told.modifiedNs === String(stat.mtimeNs);
    const known = fits && told !== undefined ? told : { mediaType: mediaTypeOfKey(key), checksum: null };
    return {
      key,
      bytes: Number(stat.size),
      mediaType: known.mediaType,
      checksum: known.checksum ?? (await digest(handle.createReadStream({ autoClose: false, start: 0 }))),
      modifiedAt: stat.mtime,
    };
  } finally {
    await handle.close();
  }
}

async function digest(chunks: AsyncIterable<Uint8Array>): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of chunks) hash.update(chunk);
  return hash.digest('hex');
}

function parse(text: string | null): unknown {
  try {
    return JSON.parse(text ?? 'null');
  } catch {
    return null;
  }
}
