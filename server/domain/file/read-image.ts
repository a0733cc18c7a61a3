import { buffer } from 'node:stream/consumers';
import type { Context } from '#server/kernel/context.ts';
import type { ModelImage } from '#server/kernel/model.ts';
import { sourceAt } from './source-at.ts';

/** A stored picture, whole. */
export async function readImage(
  ctx: Pick<Context, 'storage'>,
  { key, bytes, mediaType }: { key: string; bytes: number; mediaType: string },
): Promise<ModelImage> {
  return { mediaType, bytes: await buffer(await sourceAt(ctx, { key, bytes }).read(undefined)) };
}
