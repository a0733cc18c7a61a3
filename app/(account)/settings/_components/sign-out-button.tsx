'use client';

import { useState } from 'react';
import { signOut } from '#components/shared/sign-out.ts';
import { Button } from '#components/ui/button.tsx';
import { Icon } from '#components/ui/icon.tsx';
import { rareShapes } from '#components/ui/rare-shapes.tsx';
import { useToast } from '#components/ui/toast.tsx';

export function SignOutButton() {
  const toast = useToast();
  const [busy, setBusy] = useState(false);

  async function leave() {
    setBusy(true);
    try {
      await signOut();
    } catch {
      toast.show({ text: 'The server does not answer; you are still signed in.' });
      setBusy(false);
    }
  }

  return (
    <Button busy={busy} onClick={() => void leave()}>
      {!busy && <Icon name={rareShapes.signOut} />}
      Sign out
    </Button>
  );
}
