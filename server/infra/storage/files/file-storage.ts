import { rm } from 'node:fs/promises';
import type { Storage } from '#server/kernel/storage.ts';
import { onDisk } from './disk.ts';
import { describeObject } from './facts.ts';
import { layoutAt } from './layout.ts';
import { listObjects } from './list-objects.ts';
import { reachFolder } from './reach-folder.ts';
import { readObject } from './read-object.ts';
import { removeDrafts } from './remove-drafts.ts';
import { writeObject } from './write-object.ts';

const ABANDONED_AFTER_MS = 24 * 3_600_000;

/** Objects as files below `folder`, which comes into being with the first one; see the layout there. */
export function createFileStorage(folder: string): Storage {
  const layout = layoutAt(folder);
  let tidied = false;
  return {
    async put(key, body, options) {
      if (!tidied) {
        tidied = true;
        await removeDrafts(layout.drafts, new Date(Date.now() - ABANDONED_AFTER_MS));
      }
      return writeObject(layout, key, body, options);
    },
    head: async (key) => describeObject(key, layout.of(key)),
    read: async (key, range) => readObject(layout.of(key).object, range),
    link: () => Promise.resolve(null),
    async remove(key) {
      const { object, facts } = layout.of(key);
      await onDisk(rm(object, { force: true }));
      await onDisk(rm(facts, { force: true }));
    },
    reach: () => reachFolder(folder),
    list: (prefix) => listObjects(layout.objects, prefix),
    removeUnfinished: ({ before }) => removeDrafts(layout.drafts, before),
  };
}
