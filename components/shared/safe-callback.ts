/** Any origin serves to see whether a path would leave it. */
const HERE = 'http://here.invalid';

/**
 * Where to go after signing in: `value` if it is a path of this site, else `/`. A value that a browser
 * would read as another origin (`//host`, `/\host`, `https:…`, control characters between) is not.
 */
export function safeCallback(value: string | readonly string[] | null | undefined): string {
  if (typeof value !== 'string' || !value.startsWith('/') || !URL.canParse(value, HERE)) return '/';
  const url = new URL(value, HERE);
  if (url.origin !== HERE || url.pathname.startsWith('//')) return '/';
  const loops = /^\/sign-(?:in|up)(?:\/|$)/.test(url.pathname) || url.pathname.startsWith('/api/');
  return loops ? '/' : url.pathname + url.search + url.hash;
}

/** The sign-in page, coming back to `path` afterwards. */
export function signInPath(path: string): '/sign-in' | `/sign-in?${string}` {
  const back = safeCallback(path);
  return back === '/' ? '/sign-in' : `/sign-in?callbackUrl=${encodeURIComponent(back)}`;
}
