import type { Context } from '#server/kernel/context.ts';
import { ownAddress } from '#server/kernel/own-address.ts';
import { isSignedLink } from './link-signature.ts';
import { idInKey } from './media-key.ts';

/** `elsewhere`: another server's. `none`: an address of this server's that stands for no medium, or no address. */
export type LinkTarget = { key: string } | { id: string } | 'elsewhere' | 'none';

const PATH = /^\/assets\/(image|video|audio)\/(([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\.\w{1,8})$/;

/**
 * What a link stands for that somebody has given us: a key, or an address with or without this server's name. A link that
 * carries our signature is ours under any name, also when it has run out: whether it may be used is for its owner's row to say.
 */
export function readLink(ctx: Pick<Context, 'config'>, link: string): LinkTarget {
  // PostgreSQL's text holds every character but NUL.
  if (link.includes('\0')) return 'none';
  if (idInKey(link) !== null) return { key: link };
  const own = ownAddress(ctx.config);
  const url = URL.parse(link, own);
  if (url === null) return 'none';
  const [, folder = '', file = '', id] = PATH.exec(url.pathname) ?? [];
  if (url.origin === new URL(own).origin) return id === undefined ? 'none' : { id };
  const signature = url.searchParams.get('signature') ?? '';
  const expires = Number(url.searchParams.get('expires'));
  return id !== undefined && isSignedLink(ctx, { folder, file, expires }, signature) ? { id } : 'elsewhere';
}
