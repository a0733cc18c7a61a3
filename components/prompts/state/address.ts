/** A stored prompt's number, or the one that is being written. */
export type OpenId = number | 'new';

/** The prompt that an address has open; `null` where it names none. */
export function promptIn(address: Pick<URLSearchParams, 'get'>): OpenId | null {
  const named = address.get('prompt');
  if (named === 'new') return 'new';
  return named !== null && /^\d{1,10}$/.test(named) ? Number(named) : null;
}

export function addressOf(id: OpenId | null): string {
  return id === null ? '/prompts' : `/prompts?prompt=${id}`;
}
