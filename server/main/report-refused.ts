import type { Ports } from '#server/kernel/ports.ts';

const EVERY_MS = 60_000;

/**
 * Says in the log, once a minute, how many sockets were refused since it was said last. `proxied`: the latest was
 * forwarded by a proxy that PUBLIC_URL does not tell of, so that all its clients count as one address.
 */
export function createRefusedReport({
  clock,
  config,
  log,
}: Pick<Ports, 'clock' | 'config' | 'log'>): (forwardedFor: unknown) => void {
  let saidAt = Number.NEGATIVE_INFINITY;
  let refused = 0;
  return (forwardedFor) => {
    refused += 1;
    const now = clock.now().getTime();
    if (now - saidAt < EVERY_MS) return;
    saidAt = now;
    log.warn('sockets.refused', {
      refused,
      proxied: config.publicUrl === undefined && forwardedFor !== undefined,
    });
    refused = 0;
  };
}
