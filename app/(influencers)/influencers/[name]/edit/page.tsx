import type { Metadata } from 'next';
import { notFound, redirect } from 'next/navigation';
import { WriteApp } from '#components/influencers/write/write-app.tsx';
import { signInPath } from '#components/shared/safe-callback.ts';
import { VOICES } from '#server/kernel/voices.ts';
import { openPage, orMissing } from '#server/main/pages.ts';

export const metadata: Metadata = { title: 'Change a persona', robots: { index: false } };

type Props = { params: Promise<{ name: string }> };

export default async function EditPersonaPage({ params }: Props) {
  const [{ name }, { me, api }] = await Promise.all([params, openPage()]);
  if (me === null) redirect(signInPath(`/influencers/${name}/edit`));
  const [persona, categories] = await Promise.all([
    orMissing(() => api.persona.get({ persona: name })),
    api.persona.categories(),
  ]);
  if (persona === null || !persona.canChange) notFound();
  return <WriteApp me={me} voices={VOICES} categories={categories} persona={persona} />;
}
