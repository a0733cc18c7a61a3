import type { IncomingHttpHeaders } from 'node:http';
import type { Config } from '#server/kernel/config.ts';

const foreignPage = refusal('403 Forbidden', {
  code: 'FORBIDDEN',
  message: 'Pages of this origin may not connect.',
});

/** For an address that has opened too many sockets without saying whose they are. */
export const tooManyStrangers = refusal('429 Too Many Requests', {
  code: 'RATE_LIMIT_EXCEEDED',
  message: 'Too many sockets of this address have not authenticated yet.',
});

/**
 * `null` where a WebSocket may be opened, else the answer that refuses it: browsers let any page connect anywhere, and
 * say whose page it is. Programs send no Origin.
 */
export function mayConnect(
  { corsOrigins, publicUrl }: Pick<Config, 'corsOrigins' | 'publicUrl'>,
  { origin, host }: Pick<IncomingHttpHeaders, 'origin' | 'host'>,
): string | null {
  if (origin === undefined || corsOrigins.includes('*') || corsOrigins.includes(origin)) return null;
  const ours = publicUrl === undefined ? [`http://${host}`, `https://${host}`] : [new URL(publicUrl).origin];
  return ours.includes(origin) ? null : foreignPage;
}

function refusal(status: string, words: { code: string; message: string }): string {
  const body = JSON.stringify(words);
  return [
    `HTTP/1.1 ${status}`,
    'Content-Type: application/json; charset=utf-8',
    `Content-Length: ${Buffer.byteLength(body)}`,
    'Connection: close',
    '',
    body,
  ].join('\r\n');
}
