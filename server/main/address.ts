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

/** Carries the address into Next, where no socket is to be seen; what a client sends under this name is replaced. */
export const ADDRESS_HEADER = 'x-greenroom-address';
