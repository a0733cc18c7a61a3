import { insertAsset, mediaKey, storeMedia, type StoredMedia } from '#server/domain/file/index.ts';
import type { Context } from '#server/kernel/context.ts';
import { newId } from '#server/kernel/ids.ts';
import type { MadeMedia, MediaKind } from '#server/kernel/media.ts';
import type { TestApplication, TestUser } from '#tests/support/app/index.ts';
import { makePicture } from '#tests/support/media/index.ts';

export const forever = new AbortController().signal;

/** Something made, as an adapter hands it over: in pieces, its length announced or not. */
export function made(bytes: Uint8Array, announced: number | null = null): MadeMedia {
  return { mediaType: 'application/octet-stream', bytes: announced, body: pieces(bytes) };
}

async function* pieces(bytes: Uint8Array) {
  for (let at = 0; at < bytes.length; at += 1000) yield bytes.subarray(at, at + 1000);
}

export function keyFor(kind: MediaKind, id = newId(), uuid = 'u'): string {
  return mediaKey({ uuid, kind, id });
}

export type StoredAsset = StoredMedia & { id: string };

/** An asset of the user with its row, as a finished generation leaves it. */
export async function storedAsset(
  app: TestApplication,
  { userId }: TestUser,
  { kind = 'image', bytes }: { kind?: MediaKind; bytes?: Uint8Array } = {},
): Promise<StoredAsset> {
  const id = newId();
  const input = { key: keyFor(kind, id), kind, made: made(bytes ?? (await makePicture())), signal: forever };
  const stored = await storeMedia(app.system, input);
  await insertAsset(app.ports.db, { ...stored, id, userId, generationId: null, sandbox: true });
  return { ...stored, id };
}

export async function keysIn(ctx: Context): Promise<string[]> {
  const keys: string[] = [];
  for await (const { key } of ctx.storage.list('')) keys.push(key);
  return keys;
}

/** The same, so many seconds later. */
export function later(ctx: Context, seconds: number): Context {
  const now = ctx.clock.now().getTime();
  return { ...ctx, clock: { now: () => new Date(now + seconds * 1000) } };
}
