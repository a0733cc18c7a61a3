import type { Metadata } from 'next';
import Link from 'next/link';
import { redirect } from 'next/navigation';
import { safeCallback } from '#components/shared/safe-callback.ts';
import { openPage } from '#server/main/pages.ts';
import { OtherWays } from '../_components/other-ways.tsx';
import { returnedRefusal } from '../_components/sign-in-result.ts';
import { WelcomeFrame } from '../_components/welcome-frame.tsx';
import { SignInForm } from './_components/sign-in-form.tsx';

export const metadata: Metadata = { title: 'Sign in' };

type Search = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function SignInPage({ searchParams }: Search) {
  const { me, api } = await openPage();
  if (me) redirect('/');
  const { firstRun, providers, signUps } = await api.account.me();
  if (firstRun) redirect('/sign-up');
  const { callbackUrl, error } = await searchParams;
  const target = safeCallback(callbackUrl);
  return (
    <WelcomeFrame title="Welcome back" intro="Sign in to go on where you stopped.">
      <OtherWays providers={providers} callbackUrl={target} />
      <SignInForm target={target} notice={returnedRefusal(typeof error === 'string' ? error : undefined)} />
      <p className="text-sm text-muted">
        {signUps ? (
          <>
            New here?{' '}
            <Link href="/sign-up" className="font-medium text-accent underline underline-offset-4">
              Create an account
            </Link>
          </>
        ) : (
          'No account? Ask the person who runs this Greenroom; sign-ups are closed.'
        )}
      </p>
    </WelcomeFrame>
  );
}
