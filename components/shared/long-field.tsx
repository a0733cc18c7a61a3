import { type ReactNode, useEffect, useId, useRef } from 'react';
import { classNames } from '#components/ui/class-names.ts';
import { FieldNote } from '#components/ui/field-note.tsx';
import { autosize } from './autosize.ts';

type LongFieldProps = {
  label: string;
  name: string;
  value: string;
  rows?: number;
  readOnly?: boolean;
  'data-form'?: string;
  error: string | undefined;
  hint: ReactNode;
  placeholder: string;
  className: string;
  onChange: (value: string) => void;
};

/** A text of several lines that grows with what it holds. It takes more than can be saved, so that nothing pasted is lost. */
export function LongField({ label, error, hint, className, onChange, ...area }: LongFieldProps) {
  const id = useId();
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    if (field.current !== null) autosize(field.current);
  }, [area.value]);
  return (
    <div>
      <label htmlFor={id} className="mb-1 block text-sm font-medium">
        {label}
      </label>
      <textarea
        {...area}
        ref={field}
        id={id}
        aria-invalid={error ? true : undefined}
        aria-describedby={`${id}-note`}
        onChange={(event) => onChange(event.currentTarget.value)}
        className={classNames(
          'block w-full resize-none rounded-control border bg-surface px-3 py-2 field-sizing-content focus:outline-2 focus:outline-offset-0 focus:outline-accent [scrollbar-width:thin]',
          error ? 'border-danger' : 'border-control',
          className,
        )}
      />
      <FieldNote id={`${id}-note`} error={error} hint={hint} />
    </div>
  );
}
