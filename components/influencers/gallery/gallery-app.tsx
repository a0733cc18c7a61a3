'use client';

import Link from 'next/link';
import { useDeferredValue } from 'react';
import type { GalleryEntry } from '#server/domain/persona/view.ts';
import type { Me } from '#components/shared/me.ts';
import type { Moment } from '#components/shared/moment-here.ts';
import { RoomHeader } from '#components/shared/room-header.tsx';
import { buttonStyle } from '#components/ui/button-style.ts';
import { Select } from '#components/ui/select.tsx';
import { TextField } from '#components/ui/text-field.tsx';
import { Card } from './card.tsx';
import { ImportCard } from './import-card.tsx';
import { type ShownTalk, Talks } from './talks.tsx';
import { categoriesOf, chosen, orderOf, ORDERS } from './choose.ts';
import { useChoice } from './use-choice.ts';

export type GalleryData = {
  me: Me;
  personas: readonly GalleryEntry[];
  talks: readonly ShownTalk[];
  moment: Moment;
};

/** Whom one can talk to, and with whom one has. */
export function GalleryApp({ me, personas, talks, moment }: GalleryData) {
  const { search, category, order, choose } = useChoice();
  const wanted = useDeferredValue(search);
  const shown = chosen(personas, { search: wanted, category, order });
  return (
    <div className="flex min-h-dvh flex-col">
      <RoomHeader here="/influencers" me={me} className="border-b" />
      <main className="mx-auto w-full max-w-6xl px-4 py-6 md:px-6">
        {talks.length > 0 && <Talks talks={talks} moment={moment} />}
        <div className="grid grid-cols-2 items-end gap-x-3 pb-3 sm:flex sm:flex-wrap">
          <h2 className="col-span-2 mb-6 font-display text-2xl sm:mr-auto">Whom to talk to</h2>
          <TextField
            label="Search"
            className="col-span-2"
            type="search"
            placeholder="Name, theme or trait"
            value={search}
            onChange={({ target }) => choose({ search: target.value })}
          />
          <Select
            label="Category"
            value={category}
            onChange={({ target }) => choose({ category: target.value })}
          >
            <option value="">All categories</option>
            {categoriesOf(personas).map((name) => (
              <option key={name} value={name}>
                {name}
              </option>
            ))}
          </Select>
          <Select
            label="Order"
            value={order}
            onChange={({ target }) => choose({ order: orderOf(target.value) })}
          >
            {ORDERS.map(({ value, words }) => (
              <option key={value} value={value}>
                {words}
              </option>
            ))}
          </Select>
          <span className="col-span-2 mb-6 flex flex-wrap gap-2">
            <Link href="/influencers/new" prefetch={false} className={buttonStyle({ variant: 'primary' })}>
              New persona
            </Link>
            <ImportCard />
          </span>
        </div>
        {shown.length === 0 ? (
          <p className="py-16 text-center text-muted">Nobody fits. Try other words or another category.</p>
        ) : (
          <ul
            aria-label="Influencers"
            className="grid grid-cols-[repeat(auto-fill,minmax(15.5rem,1fr))] gap-4"
          >
            {shown.map((persona) => (
              <Card key={persona.id} persona={persona} />
            ))}
          </ul>
        )}
      </main>
    </div>
  );
}
