import type { Metadata } from 'next';
import { notFound, redirect } from 'next/navigation';
import { cache } from 'react';
import { ProfileApp } from '#components/influencers/profile/profile-app.tsx';
import { signInPath } from '#components/shared/safe-callback.ts';
import { openPage, orMissing } from '#server/main/pages.ts';

type Props = { params: Promise<{ name: string }> };

/** Once for a page and its title. */
const profileOf = cache(async (name: string) => {
  const { me, api } = await openPage();
  return { me, profile: me === null ? null : await orMissing(() => api.persona.profile({ persona: name })) };
});

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { profile } = await profileOf((await params).name);
  if (profile === null) return { title: 'Influencer' };
  const { displayName, description, visibility } = profile.persona;
  return {
    title: displayName,
    description,
    robots: { index: visibility === 'public' },
  };
}

export default async function ProfilePage({ params }: Props) {
  const { name } = await params;
  const { me, profile } = await profileOf(name);
  if (me === null) redirect(signInPath(`/influencers/${name}`));
  if (profile === null) notFound();
  return <ProfileApp me={me} profile={profile} />;
}
