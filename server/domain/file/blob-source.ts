import type { ByteSource } from '#server/kernel/storage.ts';

/** What a form has brought, as something to look into. */
export function sourceOf(file: Blob): ByteSource {
  return {
    bytes: file.size,
    read: (range) =>
      Promise.resolve((range === undefined ? file : file.slice(range.from, range.to + 1)).stream()),
  };
}
