import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { PageOwner } from '#components/shared/page-owner.tsx';
import { signInPath } from '#components/shared/safe-callback.ts';
import { ThemeChoice } from '#components/shared/theme-choice.tsx';
import { Badge } from '#components/ui/badge.tsx';
import { openPage } from '#server/main/pages.ts';
import { AboutForm } from './_components/about-form.tsx';
import { Section } from './_components/section.tsx';
import { SignOutButton } from './_components/sign-out-button.tsx';

export const metadata: Metadata = { title: 'Settings' };

export default async function SettingsPage() {
  const { me, api } = await openPage();
  if (!me) redirect(signInPath('/settings'));
  const about = await api.account.about();
  return (
    <>
      <PageOwner userId={me.id} />
      <Section title="Account" description="Who you are on this Greenroom.">
        <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-6 gap-y-2.5">
          <dt className="text-muted">Name</dt>
          <dd className="break-words">{me.name ?? <span className="text-muted">not given</span>}</dd>
          <dt className="text-muted">E-mail</dt>
          <dd className="break-words">{me.email ?? <span className="text-muted">none</span>}</dd>
          {me.role === 'admin' && (
            <>
              <dt className="text-muted">Role</dt>
              <dd>
                <Badge tone="accent">Administrator</Badge>
              </dd>
            </>
          )}
        </dl>
      </Section>
      <Section
        title="About you"
        description="What personas are told about you: in your conversations, and in those with influencers that a program has with your API key. Characters in a program’s own sessions under a key are not told, since anybody may be talking there."
      >
        <AboutForm about={about.text} />
      </Section>
      <Section title="Appearance" description="Remembered in this browser.">
        <ThemeChoice />
      </Section>
      <Section
        title="This browser"
        description="Signing out also forgets unsent drafts here. Answers being written go on without you."
      >
        <SignOutButton />
      </Section>
    </>
  );
}
