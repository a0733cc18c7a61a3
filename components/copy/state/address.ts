/** The tab that an address has open; `null` where it names none. */
export function tabIn(address: Pick<URLSearchParams, 'get'>): string | null {
  return address.get('tab')?.toLowerCase() || null;
}

export function addressOf(tabId: string): string {
  return `/copy?tab=${encodeURIComponent(tabId)}`;
}
