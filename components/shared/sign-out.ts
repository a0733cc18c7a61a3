import { forgetKept } from './page-user.ts';

/** Ends the session, forgets what this browser kept of it (drafts), and shows the sign-in page. */
export async function signOut(): Promise<void> {
  forgetKept();
  const nextAuth = await import('next-auth/react');
  await nextAuth.signOut({ callbackUrl: '/sign-in' });
}
