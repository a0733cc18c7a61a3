import type { Context } from '#server/kernel/context.ts';
import { assetLink } from '../file/index.ts';

type Pictured = {
  name: string | null;
  builtIn: boolean;
  avatarAssetId: string | null;
};

/** Where a persona's portrait is, without a token, for an hour at least; `null` where it has none. */
export function avatarOf(
  ctx: Pick<Context, 'config' | 'clock'>,
  { name, builtIn, avatarAssetId: id }: Pictured,
): string | null {
  if (name === null) return null;
  if (builtIn) return `/assets/avatars/${name}.png`;
  return id === null ? null : assetLink(ctx, { id, kind: 'image', key: `${id}.png` });
}
