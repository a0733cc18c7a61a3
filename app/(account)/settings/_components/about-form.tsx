'use client';

import { type FormEvent, useState } from 'react';
import { leaveIfSignedOut, mutate, refusalOf } from '#components/shared/api.ts';
import { LongField } from '#components/shared/long-field.tsx';
import { Button } from '#components/ui/button.tsx';

const LONGEST = 1_000;

/** What personas are told about the person they talk to. */
export function AboutForm({ about }: { about: string }) {
  const [text, setText] = useState(about);
  const [saved, setSaved] = useState(about);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string>();
  const tooLong = text.length > LONGEST ? `${text.length - LONGEST} characters too many.` : undefined;

  async function save(event: FormEvent) {
    event.preventDefault();
    setBusy(true);
    try {
      const kept = await mutate('account.setAbout', { text });
      setSaved(kept.text);
      // What was typed meanwhile stays.
      setText((typed) => (typed === text ? kept.text : typed));
      setProblem(undefined);
    } catch (error) {
      const refusal = refusalOf(error);
      leaveIfSignedOut(refusal);
      setProblem(refusal.message);
    }
    setBusy(false);
  }

  const unchanged = text.trim() === saved;
  return (
    <form onSubmit={(event) => void save(event)} className="flex flex-col items-start gap-3">
      <div className="w-full">
        <LongField
          label="About you"
          name="about"
          value={text}
          rows={3}
          error={tooLong ?? problem}
          hint={unchanged && saved !== '' ? 'Saved' : ''}
          placeholder="For example: I live in Lyon with two cats, and like short answers."
          className=""
          onChange={setText}
        />
      </div>
      <Button type="submit" busy={busy} disabled={unchanged || tooLong !== undefined}>
        Save
      </Button>
    </form>
  );
}
