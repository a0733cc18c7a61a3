'use client';

import Link from 'next/link';
import type { FormEvent, ReactNode } from 'react';
import type { PersonaView } from '#server/domain/persona/view.ts';
import type { Me } from '#components/shared/me.ts';
import { ProblemCard } from '#components/shared/problem-card.tsx';
import { RoomHeader } from '#components/shared/room-header.tsx';
import { Button } from '#components/ui/button.tsx';
import { buttonStyle } from '#components/ui/button-style.ts';
import { Choices, type Voice } from './choices.tsx';
import { Text } from './text.tsx';
import { useWriting } from './use-writing.ts';

export type WriteData = {
  me: Me;
  voices: readonly Voice[];
  /** Those that exist. */
  categories: readonly string[];
  /** `null`: a new one. */
  persona: PersonaView | null;
};

/** The form in which a persona is written, or changed. */
export function WriteApp({ me, voices, categories, persona }: WriteData) {
  const writing = useWriting(persona);
  const { recalled, busy, problem, discard, save, dismiss } = writing;

  function submit(event?: FormEvent<HTMLFormElement>) {
    event?.preventDefault();
    const obstacle = save();
    if (obstacle !== null) document.querySelector<HTMLElement>(`main [name=${obstacle}]`)?.focus();
  }

  return (
    <div className="flex min-h-dvh flex-col">
      <RoomHeader here="/influencers" me={me} className="border-b" />
      <main className="mx-auto w-full max-w-3xl px-4 py-8 md:px-6">
        <h2 className="font-display text-3xl wrap-anywhere">
          {persona === null ? 'A new persona' : persona.displayName}
        </h2>
        <p className="pt-1 pb-6 text-muted">
          All but the name can stay empty. In any text, {'{{char}}'} stands for its name and {'{{user}}'} for
          whoever talks to it.
        </p>
        {recalled && (
          <p className="mb-6 flex flex-wrap items-center gap-3 rounded-card border border-border bg-surface p-3 text-sm">
            What you wrote here and did not save is back.
            <Button size="sm" onClick={discard}>
              Throw it away
            </Button>
          </p>
        )}
        <form aria-label="Persona" noValidate onSubmit={submit} className="flex flex-col gap-8">
          <Part title="Who it is">
            <div className="grid gap-x-4 sm:grid-cols-2">
              <Text writing={writing} name="displayName" label="Name" hint="" placeholder="Mira Vale" />
              <Text
                writing={writing}
                name="category"
                label="Category"
                hint="The gallery is filtered by it."
                list="categories"
              />
            </div>
            <datalist id="categories">
              {categories.map((name) => (
                <option key={name}>{name}</option>
              ))}
            </datalist>
            <Text
              writing={writing}
              long
              name="description"
              label="Description"
              hint="Whoever may talk to it can read this; the model is told it too."
              placeholder="Who it is, what it has lived through, what it cares about"
            />
            <Text
              writing={writing}
              name="personality"
              label="Manner"
              hint=""
              placeholder="Unhurried, curious, asks more than it tells"
            />
            <Text
              writing={writing}
              name="traits"
              label="Traits"
              hint="With commas between."
              placeholder="curious, warm, observant"
            />
          </Part>
          <Part title="How it talks">
            <Text
              writing={writing}
              long
              name="greeting"
              label="Greeting"
              hint="The first words of every conversation."
            />
            <Text
              writing={writing}
              long
              name="scenario"
              label="Scene"
              hint="Where and when the conversation takes place."
            />
            <Text
              writing={writing}
              long
              name="examples"
              label="Example lines"
              hint="A few exchanges that show how it talks."
              placeholder={'{{user}}: How was your day?\n{{char}}: Long. The good kind of long.'}
            />
          </Part>
          <Part title="For the model alone">
            <Text
              writing={writing}
              long
              name="systemInstructions"
              label="Instructions"
              hint="Nobody but you can read them. What is safe stands above them."
            />
            <Text
              writing={writing}
              name="reminder"
              label="Reminder"
              hint="Said to the model again before every answer, in a line."
            />
          </Part>
          <Part title="Voice and visibility">
            <Choices writing={writing} voices={voices} />
          </Part>
          {problem !== null && (
            <ProblemCard
              message={problem.message}
              retryAt={problem.retryAt}
              onRetry={() => submit()}
              onDismiss={dismiss}
              className="bg-surface"
            />
          )}
          <div className="flex flex-wrap justify-end gap-2 border-t border-border pt-5">
            <Link
              href={persona === null ? '/influencers' : `/influencers/${persona.name}`}
              prefetch={false}
              className={buttonStyle({})}
            >
              Cancel
            </Link>
            <Button type="submit" variant="primary" busy={busy}>
              {persona === null ? 'Make it' : 'Save'}
            </Button>
          </div>
        </form>
      </main>
    </div>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <fieldset className="min-w-0">
      <legend className="pb-3 font-display text-xl">{title}</legend>
      <div className="flex flex-col gap-2">{children}</div>
    </fieldset>
  );
}
