import type { Metadata } from 'next';
import { cookies } from 'next/headers';
import { notFound, redirect } from 'next/navigation';
import { TalkApp } from '#components/influencers/talk/talk-app.tsx';
import { momentFor } from '#components/shared/moment-for.ts';
import { signInPath } from '#components/shared/safe-callback.ts';
import { openPage, orMissing } from '#server/main/pages.ts';

export const metadata: Metadata = { title: 'Conversation', robots: { index: false } };

type Props = { params: Promise<{ name: string }> };

export default async function TalkPage({ params }: Props) {
  const [{ name }, { me, api }, jar] = await Promise.all([params, openPage(), cookies()]);
  if (me === null) redirect(signInPath(`/influencers/${name}/chat`));
  const profile = await orMissing(() => api.persona.profile({ persona: name }));
  if (profile === null) notFound();
  const { persona } = profile;
  const view = await api.talk.get({ persona: persona.id });
  const { id, displayName, category, avatarUrl, greeting } = persona;
  const shown = { id, name: persona.name, displayName, category, avatarUrl, greeting };
  const moment = momentFor(jar.get('greenroom-zone')?.value);
  return <TalkApp first={{ me, persona: shown, view, moment }} />;
}
