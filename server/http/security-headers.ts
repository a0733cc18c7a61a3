/** What a browser may do with an answer that is no page: nothing, and nowhere. */
const NOTHING = "default-src 'none'; frame-ancestors 'none'";

/** The microphone is for voice messages; nothing else here asks for a device. */
const PERMISSIONS = [
  'accelerometer=()',
  'camera=()',
  'display-capture=()',
  'geolocation=()',
  'gyroscope=()',
  'magnetometer=()',
  'microphone=(self)',
  'midi=()',
  'payment=()',
  'usb=()',
].join(', ');

const ALWAYS = {
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  // Addresses name conversations, and where somebody keeps their own server.
  'referrer-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': PERMISSIONS,
  'content-security-policy': NOTHING,
};

/** A year, for this host alone: what else lives in its domain is not ours to decide. */
const BY_TLS = { ...ALWAYS, 'strict-transport-security': 'max-age=31536000' };

/** What every answer carries, `byTls` where the browser came by TLS; an answer that needs another value replaces it. */
export function securityHeaders(byTls: boolean): Readonly<Record<string, string>> {
  return byTls ? BY_TLS : ALWAYS;
}
