import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import type { PromptView } from '#server/domain/prompt/view.ts';
import { variablesOf } from '#server/domain/prompt-text/schema.ts';
import { openVariables, type Values, valueOf } from '#components/shared/fill-prompt.ts';
import { isComposition } from '#components/shared/is-composition.ts';
import { VariableField } from '#components/shared/variable-field.tsx';
import { Button, IconButton } from '#components/ui/button.tsx';
import { Panel } from './panel.tsx';

type FillInProps = { prompt: PromptView; onInsert: (values: Values) => void; onBack: () => void };

/** What a prompt's variables are to be. Enter goes on to what is empty, and inserts once nothing is. */
export function FillIn({ prompt, onInsert, onBack }: FillInProps) {
  const frame = useRef<HTMLDivElement>(null);
  const [values, setValues] = useState<Values>({});
  const names = variablesOf(prompt.content);
  const open = openVariables(prompt.content, values);

  useEffect(() => frame.current?.querySelector('textarea')?.focus(), []);

  function onKeyDown(event: KeyboardEvent) {
    if (isComposition(event.nativeEvent, Number.POSITIVE_INFINITY)) return;
    const { key, shiftKey, ctrlKey, metaKey, target } = event;
    if (key === 'Escape') onBack();
    else if (key === 'Enter' && (ctrlKey || metaKey)) onInsert(values);
    else if (key === 'Enter' && !shiftKey && target instanceof HTMLTextAreaElement) {
      const next = [...(frame.current?.querySelectorAll('textarea') ?? [])].find(({ value }) => value === '');
      if (next === undefined) onInsert(values);
      else next.focus();
    } else return;
    event.preventDefault();
    event.stopPropagation();
  }

  return (
    <Panel>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- its fields and buttons take the keys */}
      <div
        ref={frame}
        role="group"
        aria-label={`Fill in: ${prompt.title}`}
        onKeyDown={onKeyDown}
        className="flex min-h-0 flex-col"
      >
        <header className="flex shrink-0 items-center gap-1 py-1.5 pr-1.5 pl-3.5">
          <h2 className="min-w-0 flex-1 truncate text-sm font-medium">{prompt.title}</h2>
          <IconButton label="Back to the prompts" icon="close" onClick={onBack} />
        </header>
        <div className="flex min-h-0 flex-col gap-2 overflow-y-auto px-3.5 pb-2 [scrollbar-width:thin]">
          {names.map((name) => (
            <VariableField
              key={name}
              name={name}
              value={valueOf(values, name)}
              onChange={(value) => setValues((before) => ({ ...before, [name]: value }))}
            />
          ))}
        </div>
        <footer className="flex shrink-0 items-center justify-between gap-3 border-t border-border py-2 pr-2 pl-3.5 text-xs text-muted">
          <span role="status">
            {open.length === 0 ? 'All filled in.' : 'What is left empty can be written in the message.'}
          </span>
          <Button size="sm" variant="primary" onClick={() => onInsert(values)}>
            Insert
          </Button>
        </footer>
      </div>
    </Panel>
  );
}
