import { useEffect, useId, useRef } from 'react';
import { autosize } from './autosize.ts';
import { variableInWords } from './fill-prompt.ts';

type VariableFieldProps = {
  name: string;
  value: string;
  onChange: (value: string) => void;
};

/** What takes a variable's place: a word or a whole text, so it grows. */
export function VariableField({ name, value, onChange }: VariableFieldProps) {
  const id = useId();
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    if (field.current !== null) autosize(field.current);
  }, [value]);
  return (
    <div>
      <label htmlFor={id} className="mb-1 block truncate text-sm text-muted">
        {variableInWords(name)}
      </label>
      <textarea
        ref={field}
        id={id}
        name={name}
        rows={1}
        data-variable={name}
        value={value}
        onChange={(event) => onChange(event.currentTarget.value)}
        className="block max-h-40 min-h-10 w-full resize-none rounded-control border border-control bg-surface px-3 py-1.75 text-base field-sizing-content focus:outline-2 focus:outline-offset-0 focus:outline-accent md:text-[0.9375rem] [scrollbar-width:thin]"
      />
    </div>
  );
}
