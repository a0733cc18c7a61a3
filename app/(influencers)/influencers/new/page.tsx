import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { WriteApp } from '#components/influencers/write/write-app.tsx';
import { signInPath } from '#components/shared/safe-callback.ts';
import { VOICES } from '#server/kernel/voices.ts';
import { openPage } from '#server/main/pages.ts';

export const metadata: Metadata = { title: 'A new persona' };

export default async function NewPersonaPage() {
  const { me, api } = await openPage();
  if (me === null) redirect(signInPath('/influencers/new'));
  return <WriteApp me={me} voices={VOICES} categories={await api.persona.categories()} persona={null} />;
}
