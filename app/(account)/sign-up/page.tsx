import type { Metadata } from 'next';
import Link from 'next/link';
import { redirect } from 'next/navigation';
import { openPage } from '#server/main/pages.ts';
import { OtherWays } from '../_components/other-ways.tsx';
import { WelcomeFrame } from '../_components/welcome-frame.tsx';
import { SignUpForm } from './_components/sign-up-form.tsx';

export const metadata: Metadata = { title: 'Create an account' };

const linkStyle = 'font-medium text-accent underline underline-offset-4';

export default async function SignUpPage() {
  const { me, api } = await openPage();
  if (me) redirect('/');
  const { firstRun, providers, signUps } = await api.account.me();
  if (!signUps && !firstRun) {
    return (
      <WelcomeFrame title="Sign-ups are closed">
        <p className="text-muted">
          Accounts on this Greenroom are made by the person who runs it. Ask them for one; if you have it
          already,{' '}
          <Link href="/sign-in" className={linkStyle}>
            sign in
          </Link>
          .
        </p>
      </WelcomeFrame>
    );
  }
  return (
    <WelcomeFrame
      title={firstRun ? 'Make it yours' : 'Create an account'}
      intro={
        firstRun
          ? 'Create the first account: it becomes the administrator.'
          : 'An e-mail address and a password are enough.'
      }
    >
      <OtherWays providers={providers} callbackUrl="/" />
      <SignUpForm />
      {!firstRun && (
        <p className="text-sm text-muted">
          Have an account?{' '}
          <Link href="/sign-in" className={linkStyle}>
            Sign in
          </Link>
        </p>
      )}
    </WelcomeFrame>
  );
}
