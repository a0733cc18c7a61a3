import { readdir, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { onDisk, onDiskIfThere } from './disk.ts';

/** Removes drafts that nobody has written to since `before`: their writers were killed. Says how many there were. */
export async function removeDrafts(drafts: string, before: Date): Promise<number> {
  let removed = 0;
  for (const name of (await onDiskIfThere(readdir(drafts))) ?? []) {
    const file = path.join(drafts, name);
    const found = await onDiskIfThere(stat(file));
    if (found === null || found.mtime >= before) continue;
    await onDisk(rm(file, { force: true }));
    removed++;
  }
  return removed;
}
