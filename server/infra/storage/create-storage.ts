import path from 'node:path';
import type { Config } from '#server/kernel/config.ts';
import type { Storage } from '#server/kernel/storage.ts';
import { createFileStorage } from './files/file-storage.ts';

/** The bucket that the configuration names, or files under `dataDir`. */
export async function createStorage({ s3, dataDir }: Pick<Config, 's3' | 'dataDir'>): Promise<Storage> {
  if (s3.bucket === undefined) return createFileStorage(path.join(dataDir, 'files'));
  // Imported on use: the SDK costs memory that an installation without S3 never needs.
  const { createS3Storage } = await import('./s3/s3-storage.ts');
  return createS3Storage({ ...s3, bucket: s3.bucket });
}
