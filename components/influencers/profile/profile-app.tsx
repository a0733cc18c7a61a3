'use client';

import Link from 'next/link';
import type { ProfileView } from '#server/domain/persona/view.ts';
import type { Me } from '#components/shared/me.ts';
import { RoomHeader } from '#components/shared/room-header.tsx';
import { Badge } from '#components/ui/badge.tsx';
import { buttonStyle } from '#components/ui/button-style.ts';
import { Icon } from '#components/ui/icon.tsx';
import { Portrait } from '../portrait.tsx';
import { OwnerTools } from './owner-tools.tsx';
import { Rating } from './rating.tsx';
import { VoiceSample } from './voice-sample.tsx';

/** Who a persona is. */
export function ProfileApp({ me, profile }: { me: Me; profile: ProfileView }) {
  const { persona, figures, stars } = profile;
  const { name, displayName, category, description, traits, greeting, avatarUrl } = persona;
  const mine = !persona.builtIn && persona.canChange;
  return (
    <div className="flex min-h-dvh flex-col">
      <RoomHeader here="/influencers" me={me} className="border-b" />
      <main className="mx-auto w-full max-w-4xl px-4 py-8 md:px-6">
        <Link
          href="/influencers"
          prefetch={false}
          className="mb-6 inline-flex items-center gap-1 text-sm text-muted hover:text-fg"
        >
          <Icon name="chevron-left" />
          All influencers
        </Link>
        <div className="grid items-start gap-8 md:grid-cols-[16rem_1fr]">
          <div className="flex flex-col items-center gap-4 text-center">
            <Portrait src={avatarUrl} name={displayName} className="size-56 text-7xl" />
            <Link
              href={`/influencers/${name}/chat`}
              prefetch={false}
              className={buttonStyle({ variant: 'primary', className: 'w-full max-w-64' })}
            >
              <Icon name="message" />
              <span className="truncate">{`Talk to ${displayName}`}</span>
            </Link>
            <Rating persona={persona.id} name={displayName} given={stars} figures={figures} />
          </div>
          <div className="min-w-0">
            <p className="flex flex-wrap items-center gap-2">
              <span className="min-w-0 font-display text-3xl wrap-anywhere" role="heading" aria-level={2}>
                {displayName}
              </span>
              <Badge tone="accent">AI</Badge>
              {mine && <Badge>{persona.visibility}</Badge>}
            </p>
            <p className="pt-1 text-muted">
              <span className="capitalize">{category}</span>
              {category !== '' && ' · '}
              {persona.builtIn ? 'Comes with Greenroom' : mine ? 'Yours' : 'Made by another user'}
            </p>
            <p className="pt-5 text-lg whitespace-pre-wrap wrap-anywhere">{description}</p>
            {traits.length > 0 && (
              <ul aria-label="Traits" className="flex flex-wrap gap-2 pt-4">
                {traits.map((trait) => (
                  <li key={trait}>
                    <Badge>{trait}</Badge>
                  </li>
                ))}
              </ul>
            )}
            {greeting !== '' && (
              <figure className="mt-6 rounded-card border border-border bg-surface p-5">
                <figcaption className="pb-2 text-sm text-muted">How a conversation begins</figcaption>
                <blockquote className="whitespace-pre-wrap wrap-anywhere">{greeting}</blockquote>
                {persona.capabilities.includes('voice') && greeting !== '' && (
                  <VoiceSample voice={persona.voiceModel} text={greeting} />
                )}
              </figure>
            )}
            <p className="pt-6 text-sm wrap-anywhere text-muted">
              {figures.conversations}{' '}
              {figures.conversations === 1 ? 'conversation has begun' : 'conversations have begun'} with{' '}
              {displayName} here. What it says is made by a model and may be wrong.
            </p>
            {mine && <OwnerTools persona={persona} />}
          </div>
        </div>
      </main>
    </div>
  );
}
