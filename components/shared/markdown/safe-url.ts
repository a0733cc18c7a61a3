export interface SafeLink {
  href: string;
  /** It leads out of this application, into a new tab. */
  external: boolean;
}

// Browsers drop or reinterpret these, so an address with one of them may not be what it looks like.
// oxlint-disable-next-line eslint/no-control-regex -- control characters are what is looked for
const DECEPTIVE = /[\u0000-\u001f\u007f-\u009f\\\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]/;

function parseWebAddress(url: string): URL | undefined {
  if (!/^https?:\/\/[^/]/i.test(url) || !URL.canParse(url)) return undefined;
  const parsed = new URL(url);
  return parsed.username === '' && parsed.password === '' ? parsed : undefined;
}

/** The address of a link, if it is http, https, mailto, `/path` or `#fragment`; undefined for anything else. */
export function safeLink(url: string): SafeLink | undefined {
  if (DECEPTIVE.test(url)) return undefined;
  const encoded = url.replace(/\s/g, encodeURIComponent);
  if (/^mailto:[^/]/i.test(url) || /^(?:\/(?!\/)|#)/.test(url)) return { href: encoded, external: false };
  const parsed = parseWebAddress(url);
  return parsed && { href: parsed.href, external: true };
}

export type SafeImage = { kind: 'own'; src: string } | { kind: 'remote'; src: string; host: string };

/** The address of an image: one of our own assets, or one on another host; undefined for anything else. */
export function safeImage(url: string): SafeImage | undefined {
  if (DECEPTIVE.test(url)) return undefined;
  if (url.startsWith('/assets/')) {
    const { pathname, search } = new URL(url, 'https://own.invalid');
    const plain = pathname.startsWith('/assets/') && !/\.\.|%2f|%5c/i.test(pathname);
    return plain ? { kind: 'own', src: pathname + search } : undefined;
  }
  const parsed = parseWebAddress(url);
  return parsed && { kind: 'remote', src: parsed.href, host: parsed.host };
}
