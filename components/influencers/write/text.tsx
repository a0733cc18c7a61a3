import { LongField } from '#components/shared/long-field.tsx';
import { TextField } from '#components/ui/text-field.tsx';
import type { TextName } from './draft.ts';
import { fieldProblem } from './field-problem.ts';
import type { Writing } from './use-writing.ts';

type TextProps = {
  writing: Writing;
  name: TextName;
  label: string;
  hint: string;
  placeholder?: string;
  /** Of several lines. */
  long?: boolean;
  list?: string;
};

/** One text of the form, and what is wrong with it. */
export function Text({ writing, name, label, hint, placeholder = '', long = false, list }: TextProps) {
  const { draft, stored, tried, change } = writing;
  const wrong = fieldProblem(name, draft, stored);
  // Nobody is told of what is missing before they have tried.
  const error = wrong !== null && (tried || draft[name] !== '') ? wrong : undefined;
  const shared = { label, name, hint, placeholder, error, value: draft[name] };
  return long ? (
    <LongField
      {...shared}
      className="max-h-[60dvh] min-h-20 text-base md:text-[0.9375rem]"
      onChange={(value) => change({ [name]: value })}
    />
  ) : (
    <TextField
      {...shared}
      list={list}
      autoComplete="off"
      onChange={({ currentTarget }) => change({ [name]: currentTarget.value })}
    />
  );
}
