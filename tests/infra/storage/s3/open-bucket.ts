import { createS3Storage } from '#server/infra/storage/s3/s3-storage.ts';
import { loadConfig } from '#server/kernel/config.ts';
import { newId } from '#server/kernel/ids.ts';
import type { Storage } from '#server/kernel/storage.ts';
import { type S3Simulator, startS3Simulator } from '#tests/simulators/s3/index.ts';

export type SimulatedBucket = AsyncDisposable & {
  s3: S3Simulator;
  storage: Storage;
  unfinished(): Promise<string[]>;
};

/** A bucket of the simulator and the storage in front of it, which sends nothing twice unless asked to. */
export async function openSimulatedBucket({ attempts = 1, pageSize = 1000 } = {}): Promise<SimulatedBucket> {
  const s3 = await startS3Simulator({ pageSize });
  return {
    s3,
    storage: createS3Storage(s3.bucket, { attempts, now: () => s3.clock.now() }),
    unfinished: () => Promise.resolve([...s3.store.uploads.values()].map(({ key }) => key)),
    [Symbol.asyncDispose]: () => s3[Symbol.asyncDispose](),
  };
}

/** The bucket S3_BUCKET_NAME at TEST_S3_ENDPOINT with the usual AWS variables; each test has a folder of its own in it. */
export async function openRealBucket(): Promise<Omit<SimulatedBucket, 's3'>> {
  const { TEST_S3_ENDPOINT, ...env } = process.env;
  const { s3 } = loadConfig({ S3_FORCE_PATH_STYLE: 'true', ...env, S3_ENDPOINT: TEST_S3_ENDPOINT });
  const storage = inFolder(createS3Storage({ ...s3, bucket: s3.bucket ?? '' }), `tests/${newId()}`);
  return {
    storage,
    unfinished: () => Promise.resolve([]),
    async [Symbol.asyncDispose]() {
      for await (const { key } of storage.list('')) await storage.remove(key);
    },
  };
}

function inFolder(storage: Storage, folder: string): Storage {
  const within = (key: string) => `${folder}/${key}`;
  const without = <Found extends { key: string }>(found: Found): Found => ({
    ...found,
    key: found.key.slice(folder.length + 1),
  });
  return {
    ...storage,
    put: async (key, body, options) => without(await storage.put(within(key), body, options)),
    async head(key) {
      const found = await storage.head(within(key));
      return found === null ? null : without(found);
    },
    read: (key, range) => storage.read(within(key), range),
    link: (key, options) => storage.link(within(key), options),
    remove: (key) => storage.remove(within(key)),
    async *list(prefix) {
      for await (const found of storage.list(within(prefix))) yield without(found);
    },
  };
}
