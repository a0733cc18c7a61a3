'use client';

import { type FormEvent, useEffect, useRef, useState } from 'react';
import { errorText } from '#components/shared/error-text.ts';
import { formText } from '#components/shared/form-text.ts';
import { trpc } from '#components/shared/trpc.ts';
import { Segments } from '#components/ui/segments.tsx';
import { Select } from '#components/ui/select.tsx';
import { TextField } from '#components/ui/text-field.tsx';
import type { ApiKeyMode, NewApiKey } from './api-key.ts';
import { expiryChoices, expiryMoment } from './expiry-choices.ts';
import { scopeChoices } from './scope-choices.ts';

type KeyFormProps = {
  /** So that a button outside can submit it. */
  id: string;
  onBusy: (busy: boolean) => void;
  onMade: (key: NewApiKey) => void;
};

const modes = [
  { value: 'live', label: 'Live' },
  { value: 'test', label: 'Test' },
] as const;

const modeHints: Record<ApiKeyMode, string> = {
  live: 'Reaches every model you can use.',
  test: 'Reaches the sandbox models only and costs nothing.',
};

export function KeyForm({ id, onBusy, onMade }: KeyFormProps) {
  const utils = trpc.useUtils();
  const name = useRef<HTMLInputElement>(null);
  const [mode, setMode] = useState<ApiKeyMode>('live');
  const [error, setError] = useState('');
  const create = trpc.apiKey.create.useMutation();

  useEffect(() => name.current?.focus(), []);

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    if (create.isPending) return;
    const data = new FormData(event.currentTarget);
    const label = formText(data, 'name').trim();
    if (label === '') return refuse('Give it a name, so that you know it again.');
    const scopes = scopeChoices
      .map(({ scope }) => scope)
      .filter((scope) => data.getAll('scope').includes(scope));
    const expiresAt = expiryMoment(formText(data, 'expiry'));
    onBusy(true);
    try {
      const key = await create.mutateAsync({ name: label, mode, scopes, ...(expiresAt && { expiresAt }) });
      onMade(key);
      void utils.apiKey.list.invalidate();
    } catch (failure) {
      refuse(errorText(failure));
    } finally {
      onBusy(false);
    }
  }

  function refuse(reason: string) {
    setError(reason);
    name.current?.focus();
  }

  return (
    <form id={id} method="post" noValidate onSubmit={(event) => void submit(event)}>
      <TextField
        ref={name}
        label="Name"
        name="name"
        maxLength={100}
        autoComplete="off"
        placeholder="e.g. nightly report"
        error={error || undefined}
        onChange={() => setError('')}
        className="mb-2"
      />
      <Segments legend="Kind" name="mode" value={mode} onChange={setMode} options={modes} />
      <p className="mt-1 mb-3 text-sm text-muted">{modeHints[mode]}</p>
      <Select label="Expires" name="expiry" defaultValue="never">
        {expiryChoices.map((choice) => (
          <option key={choice.value} value={choice.value}>
            {choice.label}
          </option>
        ))}
      </Select>
      <details>
        <summary className="w-fit rounded-control py-1 text-sm font-medium text-muted">
          Advanced: scopes
        </summary>
        <fieldset className="mt-2">
          <legend className="text-sm text-muted">With none chosen, the key may do everything you may.</legend>
          {scopeChoices.map(({ scope, does }) => (
            <label key={scope} className="mt-1 flex min-h-8 items-start gap-2.5 py-1 text-sm text-muted">
              <input type="checkbox" name="scope" value={scope} className="mt-0.5 size-4 shrink-0" />
              <span className="w-16 shrink-0 font-mono text-fg">{scope}</span> {does}
            </label>
          ))}
        </fieldset>
      </details>
    </form>
  );
}
