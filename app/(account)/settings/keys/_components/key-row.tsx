import { Badge } from '#components/ui/badge.tsx';
import { Button } from '#components/ui/button.tsx';
import type { ApiKey } from './api-key.ts';
import { keyHistory, keyState } from './key-state.ts';

type KeyRowProps = { apiKey: ApiKey; now: Date; onRevoke: () => void };

export function KeyRow({ apiKey, now, onRevoke }: KeyRowProps) {
  const state = keyState(apiKey, now);
  return (
    <li className="flex items-start gap-4 px-4 py-3.5">
      <div className="min-w-0 flex-1">
        <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
          <span className="font-medium break-all">{apiKey.name}</span>
          <Badge tone={apiKey.mode === 'live' ? 'accent' : 'neutral'}>{apiKey.mode}</Badge>
          {state !== 'active' && <Badge tone="danger">{state}</Badge>}
        </p>
        <p className="mt-1 font-mono text-sm break-all text-muted">{apiKey.preview}</p>
        {/* The server writes days in its own time zone until the browser knows better. */}
        <p suppressHydrationWarning className="mt-1 text-sm text-muted">
          {keyHistory(apiKey, { now }).join(' · ')}
        </p>
        {apiKey.scopes.length > 0 && (
          <p className="mt-1 text-sm text-muted">Only: {apiKey.scopes.join(', ')}</p>
        )}
      </div>
      {state === 'active' && (
        <Button size="sm" onClick={onRevoke} aria-label={`Revoke ${apiKey.name}`}>
          Revoke
        </Button>
      )}
    </li>
  );
}
