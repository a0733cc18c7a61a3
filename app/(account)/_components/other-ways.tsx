'use client';

import { signIn } from 'next-auth/react';
import { Button } from '#components/ui/button.tsx';

type OtherWaysProps = {
  providers: { github: boolean; google: boolean };
  /** A path of this site, to come back to. */
  callbackUrl: string;
};

const names = { github: 'GitHub', google: 'Google' };
const order = ['github', 'google'] as const;

/** Signing in with an account elsewhere, where that is configured. */
export function OtherWays({ providers, callbackUrl }: OtherWaysProps) {
  const offered = order.filter((provider) => providers[provider]);
  if (offered.length === 0) return null;
  return (
    <div className="mb-6">
      <div className="grid auto-cols-fr gap-2 sm:grid-flow-col">
        {offered.map((provider) => (
          <Button key={provider} onClick={() => void signIn(provider, { callbackUrl })}>
            Continue with {names[provider]}
          </Button>
        ))}
      </div>
      <p className="mt-5 flex items-center gap-3 text-sm text-muted before:h-px before:flex-1 before:bg-border after:h-px after:flex-1 after:bg-border">
        or with a password
      </p>
    </div>
  );
}
