'use client';

import { useEffect, useRef } from 'react';
import { CopyButton } from '#components/ui/copy-button.tsx';
import type { NewApiKey } from './api-key.ts';
import { curlExample } from './curl-example.ts';

/** A key's secret and a command that uses it. Mounted in the browser only. */
export function NewKey({ made, model }: { made: NewApiKey; model: string }) {
  const example = curlExample(window.location.origin, made.secret, model);
  const top = useRef<HTMLDivElement>(null);

  // The form that had the focus is gone; copying the secret is what comes next.
  useEffect(() => top.current?.querySelector('button')?.focus(), []);

  return (
    <div ref={top} className="space-y-5">
      <div>
        <div className="mb-1.5 flex items-center justify-between">
          <h3 className="text-sm font-medium">Secret</h3>
          <CopyButton label="Copy the secret" text={() => made.secret} />
        </div>
        <code className="block rounded-control bg-surface-2 px-3 py-2.5 font-mono text-[0.8125rem]/5 break-all select-all">
          {made.secret}
        </code>
      </div>
      <div>
        <div className="mb-1.5 flex items-center justify-between">
          <h3 className="text-sm font-medium">Try it in a shell</h3>
          <CopyButton label="Copy the command" text={() => example} />
        </div>
        <pre className="rounded-control bg-surface-2 px-3 py-2.5 font-mono text-[0.8125rem]/5 wrap-anywhere whitespace-pre-wrap">
          {example}
        </pre>
      </div>
    </div>
  );
}
