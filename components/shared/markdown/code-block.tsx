import { useState } from 'react';
import type { ReactNode } from 'react';
import { CopyButton } from './copy-button.tsx';
import { textChunks } from './frozen-list.tsx';
import type { HighlightToken } from './highlight.ts';
import type { Code } from './types.ts';
import { useHighlight } from './use-highlight.ts';

const BUTTON = 'min-h-6 rounded px-2 py-0.5 text-xs text-muted hover:bg-surface hover:text-fg';
const COLOURS = {
  comment: 'text-code-comment',
  keyword: 'text-code-keyword',
  number: 'text-code-number',
  string: 'text-code-string',
};

function renderToken({ kind, text }: HighlightToken, index: number): ReactNode {
  if (kind === 'plain') return text;
  return (
    <span key={index} className={COLOURS[kind]}>
      {text}
    </span>
  );
}

/** Code with its language, a button to copy it, one to wrap its lines, and colours once it is complete. */
export function CodeBlock({ code }: { code: Code }): ReactNode {
  const [wrapped, setWrapped] = useState(false);
  const tokens = useHighlight(code);
  const wrapping = wrapped ? 'whitespace-pre-wrap break-words' : 'whitespace-pre';
  const label = code.language === '' ? 'text' : code.language;
  return (
    <figure className="overflow-hidden rounded-lg border border-border bg-surface-2">
      <figcaption className="flex items-center gap-1 border-b border-border px-3 py-1">
        <span className="mr-auto truncate font-mono text-xs text-muted">{label}</span>
        <button type="button" aria-pressed={wrapped} className={BUTTON} onClick={() => setWrapped(!wrapped)}>
          Wrap
        </button>
        <CopyButton text={code.text} className={BUTTON} />
      </figcaption>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must take the focus */}
      <pre tabIndex={0} className={`overflow-x-auto p-3 font-mono text-sm ${wrapping}`}>
        <code>{tokens ? tokens.map(renderToken) : textChunks(code.text)}</code>
      </pre>
    </figure>
  );
}
