import { randomUUID } from 'node:crypto';
import { type FileHandle, mkdir, open, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import type { Storage, StoredObject } from '#server/kernel/storage.ts';
import { meterBody } from '../meter-body.ts';
import { onDisk } from './disk.ts';
import { writeFacts } from './facts.ts';
import { FILE_MODE, FOLDER_MODE, type Layout } from './layout.ts';

/** Writes a draft, brings it to the disk and renames it: whatever kills us, the old or the new object is there whole. */
export async function writeObject(
  layout: Layout,
  key: string,
  body: AsyncIterable<Uint8Array>,
  { mediaType, limit, signal }: Parameters<Storage['put']>[2],
): Promise<StoredObject> {
  const paths = layout.of(key);
  const draft = path.join(layout.drafts, randomUUID());
  const factsDraft = `${draft}.json`;
  const metered = meterBody(body, { limit, signal });
  try {
    await onDisk(mkdir(layout.drafts, { recursive: true, mode: FOLDER_MODE }));
    const stat = await writeDurably(draft, async (file) => {
      for await (const chunk of metered.chunks) await onDisk(file.writeFile(chunk));
      return onDisk(file.stat({ bigint: true }));
    });
    const { bytes, checksum } = metered.facts();
    await writeDurably(factsDraft, (file) =>
      onDisk(file.writeFile(writeFacts(stat, { mediaType, checksum }))),
    );
    await onDisk(settle(draft, paths.object));
    await onDisk(settle(factsDraft, paths.facts));
    return { key, bytes, mediaType, checksum, modifiedAt: stat.mtime };
  } finally {
    metered.close();
    // After success both have moved away.
    await Promise.all([draft, factsDraft].map((file) => rm(file, { force: true }).catch(() => undefined)));
  }
}

async function writeDurably<Result>(
  file: string,
  write: (handle: FileHandle) => Promise<Result>,
): Promise<Result> {
  const handle = await onDisk(open(file, 'wx', FILE_MODE));
  try {
    const result = await write(handle);
    await onDisk(handle.sync());
    return result;
  } finally {
    await handle.close();
  }
}

/** Renames, and brings the folder's new entry to the disk too. */
async function settle(draft: string, target: string): Promise<void> {
  const folder = path.dirname(target);
  await mkdir(folder, { recursive: true, mode: FOLDER_MODE });
  await rename(draft, target);
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
