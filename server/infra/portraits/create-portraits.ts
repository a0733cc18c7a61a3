import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Portrait, Portraits } from '#server/kernel/portraits.ts';

const FILE_NAME = /^[a-z0-9-]+\.png$/;

/** The portraits in a folder, each read once. */
export function createPortraits(folder: string): Portraits {
  const known = new Map<string, Promise<Portrait>>();
  return {
    async find(fileName) {
      if (!FILE_NAME.test(fileName)) return null;
      const before = known.get(fileName);
      if (before !== undefined) return before;
      const read = readPortrait(path.join(folder, fileName));
      // What is not there is asked for anew each time: only what is there is remembered.
      const found = await read.catch((error: unknown) => {
        if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
        throw error;
      });
      if (found !== null) known.set(fileName, read);
      return found;
    },
  };
}

async function readPortrait(file: string): Promise<Portrait> {
  const bytes = await readFile(file);
  return { bytes, checksum: createHash('sha256').update(bytes).digest('hex').slice(0, 32) };
}
