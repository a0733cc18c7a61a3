import { forgetKept, pageUser } from './page-user.ts';
import { forgetRecordings } from './recordings.ts';

/** Ends the session, forgets what this browser kept of it (drafts, recordings), and shows the sign-in page. */
export async function signOut(): Promise<void> {
  forgetKept();
  const user = pageUser();
  if (user !== null) await forgetRecordings(user);
  const nextAuth = await import('next-auth/react');
  await nextAuth.signOut({ callbackUrl: '/sign-in' });
}
