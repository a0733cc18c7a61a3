import type { Context } from '#server/kernel/context.ts';
import { DomainError } from '#server/kernel/errors.ts';
import type { ByteRange } from '#server/kernel/storage.ts';

export type Avatar = {
  mediaType: string;
  bytes: number;
  etag: string;
  fileName: string;
  download: false;
  read(range: ByteRange | undefined): AsyncIterable<Uint8Array>;
};

/** The portrait `{name}.png` of a persona that comes with the product, or `not_found`. */
export async function openAvatar(ctx: Pick<Context, 'portraits'>, fileName: string): Promise<Avatar> {
  const portrait = await ctx.portraits.find(fileName);
  if (portrait === null) throw new DomainError('not_found', 'There is no such portrait.');
  return {
    mediaType: 'image/png',
    bytes: portrait.bytes.length,
    etag: portrait.checksum,
    fileName,
    download: false,
    async *read(range) {
      yield range === undefined ? portrait.bytes : portrait.bytes.subarray(range.from, range.to + 1);
    },
  };
}
