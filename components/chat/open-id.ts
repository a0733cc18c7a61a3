const ADDRESS = /^\/c\/([0-9a-f-]{36})$/i;

/** The conversation that an address shows; `null` for a new one. */
export function openIdIn(pathname: string): string | null {
  return ADDRESS.exec(pathname)?.[1]?.toLowerCase() ?? null;
}
