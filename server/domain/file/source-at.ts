import type { Context } from '#server/kernel/context.ts';
import { DomainError } from '#server/kernel/errors.ts';
import type { ByteSource } from '#server/kernel/storage.ts';

/** A stored object as something to look into. Reading what has gone is DomainError `not_found`. */
export function sourceAt(
  { storage }: Pick<Context, 'storage'>,
  { key, bytes }: { key: string; bytes: number },
): ByteSource {
  return {
    bytes,
    async read(range) {
      const found = await storage.read(key, range);
      if (found === null) throw new DomainError('not_found', 'The stored object is gone.');
      return found;
    },
  };
}
