import { createHash } from 'node:crypto';
import { Refusal } from './refusal.ts';

export type StoredObject = {
  pieces: readonly Buffer[];
  bytes: number;
  etag: string;
  contentType: string;
  /** Lower-case names without `x-amz-meta-`. */
  metadata: Readonly<Record<string, string>>;
  modifiedAt: Date;
};

type Part = { body: Buffer; etag: string };
export type Unfinished = Pick<StoredObject, 'contentType' | 'metadata'> & {
  key: string;
  initiatedAt: Date;
  parts: Map<number, Part>;
};

/** The one bucket there is. */
export type Store = { objects: Map<string, StoredObject>; uploads: Map<string, Unfinished> };

export function etagOf(body: Buffer): string {
  return `"${createHash('md5').update(body).digest('hex')}"`;
}

export function objectAt(store: Store, key: string): StoredObject {
  const found = store.objects.get(key);
  if (found === undefined) throw new Refusal(404, 'NoSuchKey');
  return found;
}

/** The bytes from `from` to `to`, both included. */
export function slice({ pieces }: StoredObject, from: number, to: number): Buffer[] {
  let start = 0;
  return pieces.flatMap((piece) => {
    const [first, last] = [Math.max(0, from - start), Math.min(piece.length, to + 1 - start)];
    start += piece.length;
    return first < last ? [piece.subarray(first, last)] : [];
  });
}
