import { randomFillSync } from 'node:crypto';

const bytes = Buffer.allocUnsafe(16);

/** A UUIDv7 (RFC 9562): sorts by the time it was made, so that indexes grow at one end. */
export function newId(now: number = Date.now()): string {
  randomFillSync(bytes);
  bytes.writeUIntBE(now, 0, 6);
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x70;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = bytes.toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** Whether PostgreSQL will accept `text` as a uuid in its usual form. */
export function isUuid(text: string): boolean {
  return UUID.test(text);
}
