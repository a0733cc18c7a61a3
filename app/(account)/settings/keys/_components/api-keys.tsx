'use client';

import { useRef, useState } from 'react';
import { trpc } from '#components/shared/trpc.ts';
import { Button } from '#components/ui/button.tsx';
import { Icon } from '#components/ui/icon.tsx';
import { rareShapes } from '#components/ui/rare-shapes.tsx';
import type { ApiKey } from './api-key.ts';
import { CreateKeyDialog } from './create-key-dialog.tsx';
import { KeyRow } from './key-row.tsx';
import { keyState } from './key-state.ts';
import { RevokeKeyDialog } from './revoke-key-dialog.tsx';

type ApiKeysProps = { initial: readonly ApiKey[]; exampleModel: string };

export function ApiKeys({ initial, exampleModel }: ApiKeysProps) {
  const { data: keys } = trpc.apiKey.list.useQuery(undefined, { initialData: [...initial] });
  const newKey = useRef<HTMLButtonElement>(null);
  const [creating, setCreating] = useState(false);
  const [revoking, setRevoking] = useState<ApiKey | null>(null);
  // One moment for all rows, so that they agree.
  const [now] = useState(() => new Date());
  const usable = keys.filter((key) => keyState(key, now) === 'active');
  const ended = keys.filter((key) => keyState(key, now) !== 'active');

  return (
    <>
      <div className="flex flex-wrap items-start justify-between gap-x-8 gap-y-4">
        <p className="max-w-[52ch] text-muted">
          With a key a program talks to Greenroom as you. Its secret is shown once, when it is made.{' '}
          {/* oxlint-disable-next-line nextjs/no-html-link-for-pages -- /docs is no page of Next's router */}
          <a href="/docs" className="font-medium text-accent underline underline-offset-4">
            API reference
          </a>
        </p>
        <Button ref={newKey} variant="primary" onClick={() => setCreating(true)}>
          <Icon name="plus" />
          New key
        </Button>
      </div>
      {keys.length === 0 && <NoKeys />}
      {usable.length > 0 && <KeyList label="Keys in use" keys={usable} now={now} onRevoke={setRevoking} />}
      {ended.length > 0 && (
        <details className="mt-8">
          <summary className="w-fit rounded-control py-1 text-sm text-muted">
            {ended.length} revoked or expired
          </summary>
          <KeyList label="Revoked and expired keys" keys={ended} now={now} onRevoke={setRevoking} />
        </details>
      )}
      <CreateKeyDialog open={creating} onClose={() => setCreating(false)} exampleModel={exampleModel} />
      <RevokeKeyDialog apiKey={revoking} fallbackFocus={newKey} onClose={() => setRevoking(null)} />
    </>
  );
}

type KeyListProps = {
  label: string;
  keys: readonly ApiKey[];
  now: Date;
  onRevoke: (key: ApiKey) => void;
};

function KeyList({ label, keys, now, onRevoke }: KeyListProps) {
  return (
    <ul
      aria-label={label}
      className="mt-6 divide-y divide-border rounded-card border border-border bg-surface"
    >
      {keys.map((key) => (
        <KeyRow key={key.id} apiKey={key} now={now} onRevoke={() => onRevoke(key)} />
      ))}
    </ul>
  );
}

function NoKeys() {
  return (
    <div className="mt-6 flex flex-col items-center rounded-card border border-dashed border-control px-6 py-12 text-center">
      <span className="flex size-11 items-center justify-center rounded-full bg-accent-soft text-accent-strong">
        <Icon name={rareShapes.key} className="size-5.5" />
      </span>
      <h2 className="mt-4 font-semibold">No keys yet</h2>
      <p className="mt-1 max-w-[40ch] text-sm text-muted">
        Make one to stream answers into your own programs. A test key costs nothing and reaches the sandbox
        models only.
      </p>
    </div>
  );
}
