import type { IncomingHttpHeaders } from 'node:http';
import type { Config } from '#server/kernel/config.ts';

const BODY = JSON.stringify({ code: 'FORBIDDEN', message: 'Pages of this origin may not connect.' });
const REFUSAL = [
  'HTTP/1.1 403 Forbidden',
  'Content-Type: application/json; charset=utf-8',
  `Content-Length: ${Buffer.byteLength(BODY)}`,
  'Connection: close',
  '',
  BODY,
].join('\r\n');

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
  return ours.includes(origin) ? null : REFUSAL;
}
