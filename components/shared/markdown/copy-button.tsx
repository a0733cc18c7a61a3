import { useState } from 'react';
import type { ReactNode } from 'react';

const WORDS = { idle: '', copied: 'Copied', failed: 'Copying failed' };

/** Copies `text` and says aloud whether it did. */
export function CopyButton({ text, className }: { text: string; className: string }): ReactNode {
  const [outcome, setOutcome] = useState<keyof typeof WORDS>('idle');
  const copy = async (): Promise<void> => {
    try {
      // Missing on pages without https, where it throws.
      await navigator.clipboard.writeText(text);
      setOutcome('copied');
    } catch {
      setOutcome('failed');
    }
  };
  return (
    <>
      <button
        type="button"
        className={className}
        onClick={() => void copy()}
        onBlur={() => setOutcome('idle')}
      >
        {WORDS[outcome] || 'Copy'}
      </button>
      <output className="sr-only">{WORDS[outcome]}</output>
    </>
  );
}
