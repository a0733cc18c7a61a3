import path from 'node:path';
import { checkKey } from '../check-key.ts';

/**
 * Where things lie below the folder: `objects/KEY` the bytes as they came, readable by any program; `facts/KEY.json`
 * media type and checksum; `drafts/` what is being written. Only this system user may read any of it.
 */
export type Layout = {
  objects: string;
  drafts: string;
  /** Absolute paths of one object; a key that is none is `invalid_input`. */
  of(key: string): { object: string; facts: string };
};

export const FOLDER_MODE = 0o700;
export const FILE_MODE = 0o600;

export function layoutAt(folder: string): Layout {
  const objects = path.join(folder, 'objects');
  return {
    objects,
    drafts: path.join(folder, 'drafts'),
    of(key) {
      checkKey(key);
      return { object: path.join(objects, key), facts: path.join(folder, 'facts', `${key}.json`) };
    },
  };
}
