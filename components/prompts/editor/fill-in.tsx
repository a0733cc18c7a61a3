import { useDeferredValue, useMemo } from 'react';
import { variablesOf } from '#server/domain/prompt-text/schema.ts';
import { patch } from '#components/shared/cell.ts';
import { fillPrompt, filledParts, openVariables, valueOf } from '#components/shared/fill-prompt.ts';
import { useCell, useCellPart } from '#components/shared/use-cell.ts';
import { VariableField } from '#components/shared/variable-field.tsx';
import { CopyButton } from '#components/ui/copy-button.tsx';
import { usePane } from '../prompts-context.ts';

/** The prompt's variables, found as one types, and the text with what is filled in. */
export function FillIn() {
  const { pane } = usePane();
  const content = useDeferredValue(useCellPart(pane.draft, (draft) => draft.content));
  const values = useCell(pane.values);
  const names = useMemo(() => variablesOf(content), [content]);
  const parts = useMemo(() => filledParts(content, values), [content, values]);
  const open = openVariables(content, values).length;
  const filled = names.length - open;
  return (
    <>
      <section aria-label="Variables">
        <h3 className="flex items-baseline justify-between gap-2 text-sm font-medium">
          Variables
          <span role="status" className="text-xs font-normal text-muted">
            {names.length === 0 ? 'none' : `${filled} of ${names.length} filled in`}
          </span>
        </h3>
        {names.length === 0 ? (
          <p className="mt-1 text-sm text-muted">
            Write <code className="font-mono">{'{name}'}</code> in the content where something is to be filled
            in.
          </p>
        ) : (
          <div className="mt-2 flex flex-col gap-2.5">
            {names.map((name) => (
              <VariableField
                key={name}
                name={name}
                value={valueOf(values, name)}
                onChange={(value) => patch(pane.values, { [name]: value })}
              />
            ))}
          </div>
        )}
      </section>
      {content.trim() !== '' && (
        <section aria-label="Preview">
          <h3 className="mb-1 flex h-8 items-center justify-between gap-2 text-sm font-medium">
            Preview
            <CopyButton
              iconOnly
              label="Copy the text"
              text={() => fillPrompt(pane.draft.get().content, pane.values.get())}
            />
          </h3>
          <div
            // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reached by keys
            tabIndex={0}
            data-preview
            className="max-h-80 overflow-y-auto rounded-control border border-border bg-surface px-3 py-2 text-sm wrap-anywhere whitespace-pre-wrap [scrollbar-width:thin]"
          >
            {parts.map(({ kind, text }, at) => {
              if (kind === 'text') return <span key={at}>{text}</span>;
              return (
                <mark
                  key={at}
                  data-kind={kind}
                  className={
                    kind === 'value'
                      ? 'rounded-sm bg-accent-soft px-0.5 text-accent-strong'
                      : 'rounded-sm border border-dashed border-warning bg-transparent px-1 font-mono text-[0.8125rem] text-warning'
                  }
                >
                  {text}
                </mark>
              );
            })}
          </div>
        </section>
      )}
    </>
  );
}
