import type { Metadata } from 'next';
import { cookies } from 'next/headers';
import { notFound, redirect } from 'next/navigation';
import { TalkApp } from '#components/influencers/talk/talk-app.tsx';
import { voicePriceIn } from '#components/influencers/voice-price.ts';
import { momentFor } from '#components/shared/moment-for.ts';
import { signInPath } from '#components/shared/safe-callback.ts';
import { openPage, orMissing } from '#server/main/pages.ts';

export const metadata: Metadata = { title: 'Conversation', robots: { index: false } };

type Props = { params: Promise<{ name: string }> };

export default async function TalkPage({ params }: Props) {
  const [{ name }, { me, api }, jar] = await Promise.all([params, openPage(), cookies()]);
  if (me === null) redirect(signInPath(`/influencers/${name}/chat`));
  const found = await orMissing(() =>
    Promise.all([
      api.talk.partner({ persona: name }),
      api.talk.get({ persona: name }),
      api.generation.models(),
    ]),
  );
  if (found === null) notFound();
  const [persona, view, models] = found;
  const moment = momentFor(jar.get('greenroom-zone')?.value);
  return <TalkApp first={{ me, persona, view, moment, voicePrice: voicePriceIn(models) }} />;
}
