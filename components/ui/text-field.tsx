import { type ComponentProps, type ReactNode, useId } from 'react';
import { classNames } from './class-names.ts';
import { FieldNote } from './field-note.tsx';

type TextFieldProps = Omit<ComponentProps<'input'>, 'id'> & {
  label: string;
  error?: string | undefined;
  hint?: ReactNode;
  /** A control inside the field's right end. */
  trailing?: ReactNode;
};

/** An input with its label, and below it a hint or, instead, what is wrong. The line is always kept free. */
export function TextField({ label, error, hint, trailing, className, ...input }: TextFieldProps) {
  const id = useId();
  return (
    <div className={className}>
      <label htmlFor={id} className="mb-1 block text-sm font-medium">
        {label}
      </label>
      <div className="relative">
        <input
          {...input}
          id={id}
          aria-invalid={error ? true : undefined}
          aria-describedby={`${id}-note`}
          className={classNames(
            'h-10 w-full rounded-control border bg-surface px-3 text-base text-fg sm:text-[0.9375rem]',
            'focus:outline-2 focus:outline-offset-0 focus:outline-accent',
            error ? 'border-danger' : 'border-control',
            trailing !== undefined && 'pr-11',
          )}
        />
        {trailing !== undefined && (
          <div className="absolute inset-y-0 right-1 flex items-center">{trailing}</div>
        )}
      </div>
      <FieldNote id={`${id}-note`} error={error} hint={hint} />
    </div>
  );
}
