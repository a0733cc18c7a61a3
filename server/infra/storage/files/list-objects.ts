import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import type { StoredObject } from '#server/kernel/storage.ts';
import { mediaTypeOfKey } from '../media-type-of-key.ts';
import { onDiskIfThere } from './disk.ts';

/** Walks the folders that can hold keys with this beginning, in the order of their names. */
export async function* listObjects(
  objects: string,
  prefix: string,
  folder = '',
): AsyncGenerator<StoredObject, void, undefined> {
  const entries = await onDiskIfThere(readdir(path.join(objects, folder), { withFileTypes: true }));
  for (const entry of (entries ?? []).toSorted((one, other) => (one.name < other.name ? -1 : 1))) {
    const key = folder === '' ? entry.name : `${folder}/${entry.name}`;
    if (entry.isDirectory() && meets(`${key}/`, prefix)) yield* listObjects(objects, prefix, key);
    if (!entry.isFile() || !key.startsWith(prefix)) continue;
    // It may have been removed since the folder was read.
    const found = await onDiskIfThere(stat(path.join(objects, key)));
    if (found !== null) {
      const { size: bytes, mtime: modifiedAt } = found;
      yield { key, bytes, mediaType: mediaTypeOfKey(key), checksum: null, modifiedAt };
    }
  }
}

function meets(folder: string, prefix: string): boolean {
  return folder.startsWith(prefix) || prefix.startsWith(folder);
}
