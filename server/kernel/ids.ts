import { createHash, randomFillSync } from 'node:crypto';

const bytes = Buffer.allocUnsafe(16);

/** A UUIDv7 (RFC 9562): sorts by the time it was made, so that indexes grow at one end. */
export function newId(now: number = Date.now()): string {
  randomFillSync(bytes);
  bytes.writeUIntBE(now, 0, 6);
  return written(bytes, 7);
}

/** The same UUIDv8 for the same name, for ever: of its SHA-256, so that nobody finds two names for one id. */
export function idFrom(name: string): string {
  return written(createHash('sha256').update(name).digest().subarray(0, 16), 8);
}

function written(id: Buffer, version: 7 | 8): string {
  id[6] = ((id[6] ?? 0) & 0x0f) | (version << 4);
  id[8] = ((id[8] ?? 0) & 0x3f) | 0x80;
  const hex = id.toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** Whether PostgreSQL will accept `text` as a uuid in its usual form. */
export function isUuid(text: string): boolean {
  return UUID.test(text);
}
