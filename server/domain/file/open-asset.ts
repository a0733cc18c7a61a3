import type { Context } from '#server/kernel/context.ts';
import { DomainError } from '#server/kernel/errors.ts';
import type { ByteRange } from '#server/kernel/storage.ts';
import { endingOf } from './endings.ts';
import { isSignedLink } from './link-signature.ts';
import { FILE_FOLDER, LINK_SECONDS, PDF_MEDIA_TYPE } from './schema.ts';
import { sourceAt } from './source-at.ts';
import { type AssetRow, readAssetById } from './sql.ts';
import { type OriginalRow, readFileById } from './sql-attached.ts';

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
      /** What a browser calls it when it saves it. */
      name: string;
      /** Opened when it is read. */
      read(range: ByteRange | undefined): AsyncIterable<Uint8Array>;
    }
);

const FILE = /^([0-9a-f-]{36})(_thumb)?\.(\w+)$/;
const ORIGINAL = /^(\d{1,9})\.pdf$/;

/** What a link names: where it lies, and what it is. */
type Named = { key: string; mediaType: string; etag: string; name: string; id: string };

/** Follows a link. `forbidden` without a good signature or past its time, `not_found` once the asset is deleted. */
export async function openAsset(ctx: Context, input: OpenAssetInput): Promise<OpenedAsset> {
  const cacheSeconds = secondsLeft(ctx, input);
  const named = await (input.folder === FILE_FOLDER ? originalOf(ctx, input.file) : assetOf(ctx, input));
  if (named === null) throw gone();
  const { key, mediaType, etag, name } = named;
  const options = { seconds: LINK_SECONDS, downloadAs: input.download ? name : null };
  const url = await ctx.storage.link(key, options);
  if (url !== null) return { at: 'elsewhere', url, cacheSeconds };
  const found = await ctx.storage.head(key);
  if (found === null) {
    const preview = key.endsWith('_thumb.webp');
    ctx.log.error('asset.lost', { requestId: ctx.requestId, assetId: named.id, preview });
    throw gone();
  }
  const read = (range: ByteRange | undefined) => lazily(() => sourceAt(ctx, found).read(range));
  return { at: 'here', mediaType, bytes: found.bytes, etag, name, cacheSeconds, read };
}

async function assetOf(ctx: Context, { folder, file }: OpenAssetInput): Promise<Named | null> {
  const [, id = '', thumb, ending] = FILE.exec(file) ?? [];
  const [row] = id === '' ? [] : await ctx.db.query<AssetRow>(readAssetById, [id]);
  const key = thumb === undefined ? row?.key : row?.poster_key;
  if (row === undefined || key === undefined || key === null || row.deleted_at !== null) return null;
  if (row.kind !== folder || endingOf(key) !== ending) return null;
  const mediaType = thumb === undefined ? row.media_type : 'image/webp';
  return { key, mediaType, etag: `${row.checksum}${thumb ?? ''}`, name: file, id };
}

async function originalOf(ctx: Context, file: string): Promise<Named | null> {
  const id = ORIGINAL.exec(file)?.[1];
  const [row] = id === undefined ? [] : await ctx.db.query<OriginalRow>(readFileById, [Number(id)]);
  if (id === undefined || row === undefined) return null;
  return { key: row.key, mediaType: PDF_MEDIA_TYPE, etag: row.checksum, name: row.name, id };
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
