/** Whose page this is: another may sign in in the same browser while it is open. */
let owner: number | null = null;

/** Says whose page this is, before anything is kept or asked for. */
export function claimPage(userId: number): void {
  if (typeof window !== 'undefined') owner = userId;
}

/** `null` before it is known, and where pages are rendered. */
export function pageUser(): number | null {
  return owner;
}

/** Tells the server whose page asks; it refuses where somebody else has signed in meanwhile. */
export function pageHeaders(): Record<string, string> {
  return owner === null ? {} : { 'x-greenroom-user': String(owner) };
}

/** Where this browser keeps `name` for whoever's page this is; nobody else's page finds it there. */
export function ownKey(name: string): string {
  return userKey(owner ?? 'nobody', name);
}

/** The same for a page that says itself whose it is. Signing out forgets it. */
export function userKey(userId: number | 'nobody', name: string): string {
  return `greenroom.${userId}.${name}`;
}

/** Forgets what is kept here of whoever's page this is, and leaves what is others' or everybody's. */
export function forgetKept(): void {
  try {
    const keys = Object.keys(localStorage);
    for (const key of keys) if (isMine(key)) localStorage.removeItem(key);
  } catch {
    // Storage is closed to us, so nothing was kept.
  }
}

/** Settings without a user in their name are those of whoever used this browser last. */
function isMine(key: string): boolean {
  const user = /^greenroom\.(\d+)\./.exec(key)?.[1];
  return key.startsWith('greenroom.') && (user === undefined || user === String(owner));
}
