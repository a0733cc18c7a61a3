'use client';

import { useEffect, useState } from 'react';
import { Button, IconButton } from './button.tsx';
import { copyText } from './copy-text.ts';
import { startCountdown } from './countdown.ts';
import { Icon } from './icon.tsx';
import { VisuallyHidden } from './visually-hidden.tsx';

type State = 'idle' | 'copied' | 'failed';
const words: Record<State, string> = { idle: 'Copy', copied: 'Copied', failed: 'Could not copy' };

/** Copies `text()` and says so for two seconds. With `iconOnly` a square button named `label`. */
export function CopyButton({
  text,
  label,
  iconOnly = false,
}: {
  text: () => string;
  label: string;
  iconOnly?: boolean;
}) {
  const [state, setState] = useState<State>('idle');

  useEffect(() => {
    if (state === 'idle') return undefined;
    return startCountdown(2000, () => setState('idle')).cancel;
  }, [state]);

  async function copy() {
    setState((await copyText(text())) ? 'copied' : 'failed');
  }

  const icon = state === 'idle' ? 'copy' : state === 'copied' ? 'check' : 'alert';
  return (
    <span className="relative inline-flex">
      {iconOnly ? (
        <IconButton label={label} icon={icon} onClick={() => void copy()} />
      ) : (
        <Button size="sm" aria-label={label} onClick={() => void copy()}>
          <Icon name={icon} />
          {words[state]}
        </Button>
      )}
      <output>
        <VisuallyHidden>{state === 'idle' ? '' : words[state]}</VisuallyHidden>
      </output>
    </span>
  );
}
