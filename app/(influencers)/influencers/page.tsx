import type { Metadata } from 'next';
import { cookies } from 'next/headers';
import { redirect } from 'next/navigation';
import { GalleryApp } from '#components/influencers/gallery/gallery-app.tsx';
import type { ShownTalk } from '#components/influencers/gallery/talks.tsx';
import { toPlainText } from '#components/shared/markdown/to-plain-text.ts';
import { momentFor } from '#components/shared/moment-for.ts';
import { signInPath } from '#components/shared/safe-callback.ts';
import { openPage } from '#server/main/pages.ts';

export const metadata: Metadata = { title: 'Influencers' };

const TALKS = 12;

export default async function InfluencersPage() {
  const [{ me, api }, jar] = await Promise.all([openPage(), cookies()]);
  if (me === null) redirect(signInPath('/influencers'));
  const [personas, { talks }] = await Promise.all([api.persona.gallery(), api.talk.list({ limit: TALKS })]);
  const shown = talks.flatMap(
    ({ personaId, name, displayName, avatarUrl, lastRole, lastContent, lastAt }): ShownTalk[] => {
      if (personaId === null || name === null || displayName === null || lastAt === null) return [];
      return [
        {
          name,
          displayName,
          avatarUrl,
          lastRole,
          lastContent: toPlainText(lastContent ?? ''),
          lastAt: lastAt.toISOString(),
        },
      ];
    },
  );
  return (
    <GalleryApp
      me={me}
      personas={personas}
      talks={shown}
      moment={momentFor(jar.get('greenroom-zone')?.value)}
    />
  );
}
