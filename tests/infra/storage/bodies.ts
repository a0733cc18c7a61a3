import { createHash } from 'node:crypto';
import { buffer } from 'node:stream/consumers';

export async function* bodyOf(...chunks: (Uint8Array | string)[]): AsyncGenerator<Uint8Array> {
  for (const chunk of chunks) yield Buffer.from(chunk);
}

/** So many bytes that are told apart by their place, in chunks of odd length. */
export async function* patterned(bytes: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes; at += CHUNK) yield patternAt(at, Math.min(CHUNK, bytes - at));
}

const CHUNK = 100_003;

const PATTERN = Buffer.from(Array.from({ length: 251 }, (_, index) => index));

/** A piece of that pattern. */
export function patternAt(at: number, length: number): Buffer {
  const start = at % PATTERN.length;
  return Buffer.alloc(length, Buffer.concat([PATTERN.subarray(start), PATTERN.subarray(0, start)]));
}

export async function readAll(body: AsyncIterable<Uint8Array> | null): Promise<Buffer | null> {
  return body === null ? null : buffer(body);
}

export const sha256 = (data: Uint8Array): string => createHash('sha256').update(data).digest('hex');

export async function collect<Item>(items: AsyncIterable<Item>): Promise<Item[]> {
  const collected: Item[] = [];
  for await (const item of items) collected.push(item);
  return collected;
}
