import { createHash } from 'node:crypto';
import type { MediaKind } from '#server/kernel/media.ts';
import { ALL_ENDINGS } from './endings.ts';
import type { AssetKind } from './schema.ts';

const FOLDERS: Readonly<Record<AssetKind, string>> = { image: 'images', video: 'videos', audio: 'audio' };
const SAFE_NAME = /^[A-Za-z0-9][A-Za-z0-9._@+-]{0,127}$/;
const UUID = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}';
const OURS = new RegExp(
  `^[^/]+/(?:(?:${Object.values(FOLDERS).join('|')})/(${UUID})(?:_thumb)?\\.(?:${ALL_ENDINGS.join('|')})|files/(${UUID})\\.pdf)$`,
);

export function assetKindOf(kind: MediaKind): AssetKind {
  return kind === 'voice' ? 'audio' : kind;
}

/**
 * Where a medium goes, without its ending: `{uuid}/images/{id}`, always the same for the same id. A user's uuid may be any
 * text that a JWT called them; one that is no plain name is replaced by its digest.
 */
export function mediaKey({ uuid, kind, id }: { uuid: string; kind: MediaKind; id: string }): string {
  return `${folderOf(uuid)}/${FOLDERS[assetKindOf(kind)]}/${id}`;
}

/** Where the original of an attached PDF goes: `{uuid}/files/{id}.pdf`. */
export function fileKey({ uuid, id }: { uuid: string; id: string }): string {
  return `${folderOf(uuid)}/files/${id}.pdf`;
}

function folderOf(uuid: string): string {
  return SAFE_NAME.test(uuid) ? uuid : `x-${createHash('sha256').update(uuid).digest('hex').slice(0, 40)}`;
}

/** Where the preview of what lies at a key (without its ending) goes. */
export function previewKey(key: string): string {
  return `${key}_thumb.webp`;
}

/** The id in a key that this noun has made, `null` in any other: a bucket may hold what is none of our business. */
export function idInKey(key: string): string | null {
  const [, medium, file] = OURS.exec(key) ?? [];
  return medium ?? file ?? null;
}
