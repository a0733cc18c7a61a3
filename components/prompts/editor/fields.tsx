import { useCell, useCellPart } from '#components/shared/use-cell.ts';
import { TextField } from '#components/ui/text-field.tsx';
import { usePane } from '../prompts-context.ts';
import type { Draft } from '../state/draft.ts';
import { type Field, fieldProblem } from '../state/field-problem.ts';
import { change } from '../store/open.ts';
import { LongField } from '#components/shared/long-field.tsx';

/** What the prompt says, and what it is found by. */
export function Fields({ readOnly }: { readOnly: boolean }) {
  const { prompts, pane } = usePane();
  const draft = useCell(pane.draft);
  const tried = useCellPart(pane.shape, (shape) => shape.tried);
  const scenarios = useCell(prompts.scenarios);
  const isNew = useCell(pane.stored) === null;
  const set = (changed: Partial<Draft>) => change(prompts, pane, changed);
  const wrong = (field: Field) => {
    const problem = fieldProblem(field, draft[field]);
    return problem !== null && (tried || problem.kind === 'long') ? problem.message : undefined;
  };
  return (
    <>
      <TextField
        label="Title"
        name="title"
        autoComplete="off"
        placeholder="Summarize for a busy reader"
        value={draft.title}
        readOnly={readOnly}
        error={wrong('title')}
        hint={null}
        onChange={(event) => set({ title: event.currentTarget.value })}
      />
      <LongField
        label="Content"
        name="content"
        value={draft.content}
        readOnly={readOnly}
        error={wrong('content')}
        hint="{name} is a place to fill in; {{ and }} are braces as such."
        placeholder={'Summarize this text for {audience}:\n\n{text}'}
        className="max-h-[60dvh] min-h-48 font-mono text-base/normal md:text-[0.8125rem]/normal"
        onChange={(content) => set({ content })}
      />
      <LongField
        label="Description"
        name="description"
        value={draft.description}
        readOnly={readOnly}
        error={wrong('description')}
        hint={null}
        placeholder="What it is good for"
        className="max-h-[60dvh] min-h-16 text-base md:text-[0.9375rem]"
        onChange={(description) => set({ description })}
      />
      <div className="grid gap-x-4 sm:grid-cols-2">
        <TextField
          label="Scenario"
          name="scenario"
          autoComplete="off"
          list="prompt-scenarios"
          placeholder="writing"
          value={draft.scenario}
          readOnly={readOnly}
          error={wrong('scenario')}
          hint="The list is filtered by it."
          onChange={(event) => set({ scenario: event.currentTarget.value })}
        />
        <datalist id="prompt-scenarios">
          {scenarios.map(({ scenario }) => (
            <option key={scenario}>{scenario}</option>
          ))}
        </datalist>
        <TextField
          label="Tags"
          name="tags"
          autoComplete="off"
          placeholder="short, e-mail"
          value={draft.tags}
          readOnly={readOnly}
          hint="With commas between."
          onChange={(event) => set({ tags: event.currentTarget.value })}
        />
      </div>
      {isNew && prompts.me.role === 'admin' && (
        <label className="flex items-center gap-2 text-sm">
          <input
            type="checkbox"
            checked={draft.isTemplate}
            onChange={(event) => set({ isTemplate: event.currentTarget.checked })}
            className="size-4"
          />
          A template for everybody
        </label>
      )}
    </>
  );
}
