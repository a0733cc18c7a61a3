import { access, constants } from 'node:fs/promises';
import { nearestFolder } from '../../machine/nearest-folder.ts';
import { onDisk } from './disk.ts';

/** Resolves where files can be written below `folder`, which may not exist yet. */
export async function reachFolder(folder: string): Promise<void> {
  await onDisk(access(await nearestFolder(folder), constants.W_OK | constants.X_OK));
}
