const DOMAINS = ['fal.run', 'fal.ai', 'fal.media'];

/**
 * Where a request for one of fal's hosts (queue, uploads, files, platform) goes: there, or with a base URL to the one
 * server that stands in for all of them. Path and query stay; other hosts are left alone.
 */
export function toFalAddress(url: string, baseUrl: string | undefined): string {
  const { hostname, pathname, search } = new URL(url);
  const isTheirs = DOMAINS.some((domain) => hostname === domain || hostname.endsWith(`.${domain}`));
  if (baseUrl === undefined || !isTheirs) return url;
  return `${baseUrl.replace(/\/+$/, '')}${pathname}${search}`;
}
