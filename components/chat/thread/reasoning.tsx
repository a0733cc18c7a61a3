import { useState } from 'react';
import { Icon } from '#components/ui/icon.tsx';
import { Markdown } from '#components/shared/markdown/index.ts';

/** What the model thought before it spoke: closed at first, and not in the page until it is opened. */
export function Reasoning({ text, thinking }: { text: string; thinking: boolean }) {
  const [open, setOpen] = useState(false);
  return (
    <div className="mb-2">
      <button
        type="button"
        aria-expanded={open}
        onClick={() => setOpen(!open)}
        className="-ml-1 flex items-center gap-1.5 rounded-md px-1 py-0.5 text-sm text-muted hover:text-fg"
      >
        <Icon name={open ? 'chevron-down' : 'chevron-right'} />
        {thinking ? 'Thinking…' : 'Thoughts'}
      </button>
      {open && (
        <div className="mt-1 border-l-2 border-border pl-4 text-sm text-muted">
          <Markdown text={text} streaming={thinking} />
        </div>
      )}
    </div>
  );
}
