import type { Context } from '#server/kernel/context.ts';
import { DomainError } from '#server/kernel/errors.ts';
import type { ByteRange } from '#server/kernel/storage.ts';
import { endingOf } from './endings.ts';
import { isSignedLink } from './link-signature.ts';
import { LINK_SECONDS } from './schema.ts';
import { sourceAt } from './source-at.ts';
import { type AssetRow, readAssetById } from './sql.ts';

export type OpenAssetInput = {
  folder: string;
  /** `{id}.{ending}` or `{id}_thumb.webp`. */
  file: string;
  /** As in the link; undefined where it lacks them. */
  expires: string | undefined;
  signature: string | undefined;
  download: boolean;
};

/** What a link stands for: an address to go to, or bytes to be read here. `cacheSeconds`: until the link runs out. */
export type OpenedAsset = { cacheSeconds: number } & (
  | { at: 'elsewhere'; url: string }
  | {
      at: 'here';
      mediaType: string;
      bytes: number;
      etag: string;
      /** Opened when it is read. */
      read(range: ByteRange | undefined): AsyncIterable<Uint8Array>;
    }
);

const FILE = /^([0-9a-f-]{36})(_thumb)?\.(\w+)$/;

/** Follows a link. `forbidden` without a good signature or past its time, `not_found` once the asset is deleted. */
export async function openAsset(ctx: Context, input: OpenAssetInput): Promise<OpenedAsset> {
  const { folder, file } = input;
  const cacheSeconds = secondsLeft(ctx, input);
  const [, id = '', thumb, ending] = FILE.exec(file) ?? [];
  const [row] = id === '' ? [] : await ctx.db.query<AssetRow>(readAssetById, [id]);
  const key = thumb === undefined ? row?.key : row?.poster_key;
  if (row === undefined || key === undefined || key === null || row.deleted_at !== null) throw gone();
  if (row.kind !== folder || endingOf(key) !== ending) throw gone();

  const options = { seconds: LINK_SECONDS, downloadAs: input.download ? file : null };
  const url = await ctx.storage.link(key, options);
  if (url !== null) return { at: 'elsewhere', url, cacheSeconds };
  const found = await ctx.storage.head(key);
  if (found === null) {
    ctx.log.error('asset.lost', { requestId: ctx.requestId, assetId: id, preview: thumb !== undefined });
    throw gone();
  }
  return {
    at: 'here',
    mediaType: thumb === undefined ? row.media_type : 'image/webp',
    bytes: found.bytes,
    etag: `${row.checksum}${thumb ?? ''}`,
    cacheSeconds,
    read: (range) => lazily(() => sourceAt(ctx, found).read(range)),
  };
}

function secondsLeft(ctx: Context, { folder, file, expires = '', signature = '' }: OpenAssetInput): number {
  const until = /^\d{1,12}$/.test(expires) ? Number(expires) : 0;
  const left = Math.floor(until - ctx.clock.now().getTime() / 1000);
  if (left > 0 && isSignedLink(ctx, { folder, file, expires: until }, signature)) return left;
  throw new DomainError('forbidden', 'This link is not valid or has run out.');
}

function gone(): DomainError {
  return new DomainError('not_found', 'There is nothing behind this link any more.');
}

async function* lazily(open: () => Promise<AsyncIterable<Uint8Array>>) {
  yield* await open();
}
