const USER = 'greenroom-user';
const shelfOf = (userId: string) => `greenroom-shelf.${userId}`;

/**
 * Makes what this browser keeps (drafts, what is still to be said) that of user `userId`: what another left here, whose
 * session ended without signing out, waits on a shelf until they are back.
 */
export function claimBrowser(userId: number): void {
  if (typeof window === 'undefined') return;
  try {
    const now = String(userId);
    const before = localStorage.getItem(USER);
    if (before === now) return;
    if (before !== null) putAway(shelfOf(before));
    localStorage.setItem(USER, now);
    takeOut(shelfOf(now));
  } catch {
    // Storage is closed to us, so nothing was kept; or it is full, and everything stays where it is.
  }
}

/** On the shelf first: storage that is full forgets nothing. */
function putAway(shelf: string): void {
  const keys = Object.keys(localStorage).filter((key) => key.startsWith('greenroom.'));
  const kept = keys.map((key) => [key, localStorage.getItem(key)]);
  localStorage.setItem(shelf, JSON.stringify(kept));
  for (const key of keys) localStorage.removeItem(key);
}

function takeOut(shelf: string): void {
  const kept: unknown = JSON.parse(localStorage.getItem(shelf) ?? '[]');
  if (!Array.isArray(kept)) return;
  for (const [key, value] of kept.filter(Array.isArray))
    if (typeof key === 'string' && typeof value === 'string') localStorage.setItem(key, value);
  localStorage.removeItem(shelf);
}

/** Forgets what is kept here of whoever is signed in, and leaves what others left. */
export function forgetKept(): void {
  try {
    const keys = Object.keys(localStorage);
    for (const key of keys) if (key.startsWith('greenroom.')) localStorage.removeItem(key);
  } catch {
    // Storage is closed to us, so nothing was kept.
  }
}
