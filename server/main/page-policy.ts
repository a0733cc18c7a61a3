import { isIP } from 'node:net';
import type { Config } from '#server/kernel/config.ts';

/** Carries the nonce to the layout, for the one script that it names itself; what a client sends under it is replaced. */
export const NONCE_HEADER = 'x-nonce';

/**
 * What a page may load and do (Content-Security-Policy): scripts only with this request's `nonce` and what they load
 * themselves, style sheets from us, sound and films also from the bucket. Pictures come from anywhere: one that stands
 * in an answer is fetched only when its reader asks for it.
 */
export function pagePolicy(config: Config, nonce: string): string {
  const dev = config.nodeEnv === 'development';
  const own = ["'self'", ...publicOrigin(config)];
  const media = [...own, ...bucketOrigin(config.s3)];
  return directives({
    'default-src': ["'none'"],
    // React's development build makes its traces by eval.
    'script-src': [`'nonce-${nonce}'`, "'strict-dynamic'", ...(dev ? ["'unsafe-eval'"] : [])],
    'style-src': ["'self'", ...(dev ? ["'unsafe-inline'"] : [])],
    'img-src': [...media, 'https:', 'http:', 'data:', 'blob:'],
    'media-src': [...media, 'data:', 'blob:'],
    // `blob:` is what a page has made itself and reads back.
    'connect-src': [...media, 'blob:', ...(dev ? ['ws:', 'wss:'] : [])],
    'font-src': ["'self'"],
    'manifest-src': ["'self'"],
    'worker-src': ["'self'", 'blob:'],
    'form-action': ["'self'"],
    'base-uri': ["'none'"],
    'frame-ancestors': ["'none'"],
  });
}

/**
 * The API's own pages: two libraries, from our files, that set styles inline and start a worker of their own. They
 * would tell their makers' servers who reads here, and so may ask nobody but us.
 */
export const DOCS_POLICY = directives({
  'default-src': ["'self'"],
  'style-src': ["'self'", "'unsafe-inline'"],
  'img-src': ["'self'", 'data:', 'blob:'],
  'worker-src': ["'self'", 'blob:'],
  'object-src': ["'none'"],
  'form-action': ["'self'"],
  'base-uri': ["'none'"],
  'frame-ancestors': ["'none'"],
});

function directives(given: Readonly<Record<string, readonly string[]>>): string {
  return Object.entries(given)
    .map(([name, sources]) => `${name} ${sources.join(' ')}`)
    .join('; ');
}

function publicOrigin({ publicUrl }: Pick<Config, 'publicUrl'>): string[] {
  return publicUrl === undefined ? [] : [new URL(publicUrl).origin];
}

/** Where links into the bucket lead, as the SDK makes them: to a host named after it, unless that cannot be one. */
export function bucketOrigin({ bucket, endpoint, forcePathStyle, region }: Config['s3']): string[] {
  if (bucket === undefined) return [];
  const suffix = region.startsWith('cn-') ? 'amazonaws.com.cn' : 'amazonaws.com';
  const { protocol, host, hostname } = new URL(endpoint ?? `https://s3.${region}.${suffix}`);
  const byPath = forcePathStyle || bucket.includes('.') || isIP(hostname.replace(/^\[|\]$/g, '')) !== 0;
  return [`${protocol}//${byPath ? '' : `${bucket}.`}${host}`];
}
