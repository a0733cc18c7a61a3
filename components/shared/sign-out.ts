const KEPT = 'greenroom-theme';

/** Ends the session, forgets what this browser kept of it (drafts), and shows the sign-in page. */
export async function signOut(): Promise<void> {
  forgetDrafts();
  const nextAuth = await import('next-auth/react');
  await nextAuth.signOut({ callbackUrl: '/sign-in' });
}

function forgetDrafts() {
  try {
    const keys = Object.keys(localStorage);
    for (const key of keys) if (key.startsWith('greenroom') && key !== KEPT) localStorage.removeItem(key);
  } catch {
    // Storage is closed to us, so nothing was kept.
  }
}
