import type { Config } from '#server/kernel/config.ts';

/**
 * The client's address: the socket's, or, behind a proxy (PUBLIC_URL is set), what the nearest proxy saw. What
 * stands further left in X-Forwarded-For is the client's own claim.
 */
export function clientAddress(
  config: Config,
  socketAddress: string | undefined,
  forwardedFor: string | undefined,
): string {
  const seen = config.publicUrl === undefined ? undefined : forwardedFor?.split(',').at(-1)?.trim();
  return seen !== undefined && seen !== '' ? seen : (socketAddress ?? '');
}

/**
 * Whether the browser came by TLS: PUBLIC_URL says so, or, where that is set, the nearest proxy. What `X-Forwarded-Proto`
 * says without PUBLIC_URL is the client's own claim.
 */
export function cameByTls(
  { publicUrl }: Pick<Config, 'publicUrl'>,
  forwardedProto: string | undefined,
): boolean {
  if (publicUrl === undefined) return false;
  const seen = forwardedProto?.split(',').at(-1)?.trim();
  return seen === undefined || seen === '' ? publicUrl.startsWith('https:') : seen === 'https';
}

/** Carries the address into Next, where no socket is to be seen; what a client sends under this name is replaced. */
export const ADDRESS_HEADER = 'x-greenroom-address';
