/** The tab that an address has open; `null` where it names none. */
export function tabIn(address: Pick<URLSearchParams, 'get'>): string | null {
  return address.get('tab')?.toLowerCase() || null;
}

/** The tab that the address of this window has open now; `null` where it names none. */
export function tabInAddress(): string | null {
  return tabIn(new URLSearchParams(window.location.search));
}

export function addressOf(tabId: string): string {
  return `/copy?tab=${encodeURIComponent(tabId)}`;
}
