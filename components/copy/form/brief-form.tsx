import { type KeyboardEvent, useRef } from 'react';
import { patch } from '#components/shared/cell.ts';
import { useCell } from '#components/shared/use-cell.ts';
import { LongField } from '#components/shared/long-field.tsx';
import { MOD } from '#components/shared/mod-key.ts';
import { Button } from '#components/ui/button.tsx';
import { Icon } from '#components/ui/icon.tsx';
import { TextField } from '#components/ui/text-field.tsx';
import { rareShapes } from '#components/ui/rare-shapes.tsx';
import { useCopy } from '../copy-context.ts';
import { focusForm } from '../shortcuts.tsx';
import type { Draft } from '../state/draft.ts';
import { fieldProblem } from '../state/field-problem.ts';
import { write } from '../store/write.ts';
import { ProblemNotice } from './problem-notice.tsx';
import { TonePicker } from './tone-picker.tsx';
import { useKeptDraft } from './use-kept-draft.ts';

/** Where one says what is to be written: beside the texts on wide screens, above them on narrow ones. */
export function BriefForm() {
  const { copy, pane } = useCopy();
  const form = useRef<HTMLFormElement>(null);
  const draft = useCell(pane.draft);
  const { sending, tried, phase } = useCell(pane.shape);
  useKeptDraft(form);

  const change = (changed: Partial<Draft>) => patch(pane.draft, changed);
  const wrong = (field: 'title' | 'feature') => {
    const problem = fieldProblem(field, draft[field]);
    return problem !== null && (tried || problem.kind === 'long') ? problem.message : undefined;
  };

  function submit() {
    const obstacle = write(copy, pane);
    if (obstacle !== null) focusForm(obstacle);
  }

  function onKeyDown(event: KeyboardEvent) {
    const { key, ctrlKey, metaKey, repeat, nativeEvent } = event;
    if (key !== 'Enter' || nativeEvent.isComposing) return;
    if (ctrlKey || metaKey) {
      event.preventDefault();
      if (!repeat) submit();
    } else if (event.target instanceof HTMLInputElement) {
      // The title is not the whole of it: Enter alone goes on to what is to be said.
      event.preventDefault();
      if (event.target.name === 'title') focusForm('feature');
    }
  }

  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- the button does the same
    <form
      ref={form}
      aria-label="What to write"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
      onKeyDown={onKeyDown}
      className="flex shrink-0 flex-col border-b border-border bg-surface md:w-88 md:border-r md:border-b-0 lg:w-96"
    >
      <div className="flex min-h-0 flex-col gap-1 px-3 pt-3 md:flex-1 md:overflow-y-auto md:px-4 md:pt-4 [scrollbar-width:thin]">
        <TextField
          label="Title"
          name="title"
          data-form="title"
          autoComplete="off"
          placeholder="Smart watch"
          value={draft.title}
          error={wrong('title')}
          hint={null}
          onChange={(event) => change({ title: event.currentTarget.value })}
        />
        {/* It takes more than can be sent, so that nothing that is pasted is lost. */}
        <LongField
          label="What to say"
          name="feature"
          data-form="feature"
          rows={3}
          value={draft.feature}
          error={wrong('feature')}
          hint="What this tab wrote before is known."
          placeholder="Counts steps, watches your sleep, a week on one charge…"
          className="max-h-[40dvh] min-h-20 text-base md:min-h-28 md:text-[0.9375rem]"
          onChange={(feature) => change({ feature })}
        />
        <TonePicker value={draft.tone} onChange={(tone) => change({ tone })} />
      </div>
      <div className="flex flex-col gap-2 px-3 pt-3 pb-3 md:border-t md:border-border md:px-4">
        <ProblemNotice />
        <Button
          type="submit"
          variant="primary"
          data-form="write"
          busy={sending}
          // A double click is one wish.
          onClick={(event) => event.detail > 1 && event.preventDefault()}
          disabled={phase === 'loading' || phase === 'failed'}
          aria-keyshortcuts="Control+Enter Meta+Enter"
          className="w-full"
        >
          {!sending && <Icon name={rareShapes.sparkle} />}
          Write
          <kbd
            aria-hidden="true"
            suppressHydrationWarning
            className="font-sans text-xs opacity-80 pointer-coarse:hidden"
          >
            {MOD} ↵
          </kbd>
        </Button>
      </div>
    </form>
  );
}
