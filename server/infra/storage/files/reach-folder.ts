import { access, constants } from 'node:fs/promises';
import path from 'node:path';
import { onDisk, onDiskIfThere } from './disk.ts';

/** Resolves where files can be written below `folder`, or where it can come into being. */
export async function reachFolder(folder: string): Promise<void> {
  const there = await onDiskIfThere(access(folder, constants.W_OK | constants.X_OK).then(() => true));
  if (there === null) await onDisk(access(path.dirname(folder), constants.W_OK | constants.X_OK));
}
