import type { Context } from '#server/kernel/context.ts';
import { endingOf } from './endings.ts';
import { signLink } from './link-signature.ts';
import { type AssetKind, FILE_FOLDER, LINK_SECONDS } from './schema.ts';

type Linked = { id: string; kind: AssetKind; key: string };
type Options = {
  /** How long it works at least; twice that at most. */
  seconds?: number;
};

/**
 * `/assets/video/{id}.mp4?expires=…&signature=…`, for players and pages that send no header. Links of one stretch of
 * `seconds` are the same, so that browsers keep what they have fetched.
 */
export function assetLink(ctx: Pick<Context, 'config' | 'clock'>, asset: Linked, options?: Options): string {
  return link(ctx, asset.kind, `${asset.id}.${endingOf(asset.key)}`, options);
}

/** The same for its preview; `null` where it has none. */
export function previewLink(
  ctx: Pick<Context, 'config' | 'clock'>,
  asset: Linked & { posterKey: string | null },
  options?: Options,
): string | null {
  return asset.posterKey === null ? null : link(ctx, asset.kind, `${asset.id}_thumb.webp`, options);
}

/** A link by which the original of an attached PDF is saved, as long as it has its row. */
export function fileLink(ctx: Pick<Context, 'config' | 'clock'>, id: number): string {
  return `${link(ctx, FILE_FOLDER, `${id}.pdf`)}&download=1`;
}

function link(
  ctx: Pick<Context, 'config' | 'clock'>,
  folder: string,
  file: string,
  { seconds = LINK_SECONDS }: Options = {},
): string {
  const now = ctx.clock.now().getTime() / 1000;
  const expires = (Math.floor(now / seconds) + 2) * seconds;
  return `/assets/${folder}/${file}?expires=${expires}&signature=${signLink(ctx, { folder, file, expires })}`;
}
