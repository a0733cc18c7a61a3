import { type ComponentProps, type ReactNode, useId } from 'react';
import { FieldNote } from './field-note.tsx';
import { Icon } from './icon.tsx';

type SelectProps = Omit<ComponentProps<'select'>, 'id'> & {
  label: string;
  hint?: ReactNode;
  error?: string | undefined;
};

/** The platform's own select with a label; its children are `<option>`s. */
export function Select({ label, hint, error, className, ...select }: SelectProps) {
  const id = useId();
  return (
    <div className={className}>
      <label htmlFor={id} className="mb-1 block text-sm font-medium">
        {label}
      </label>
      <div className="relative">
        <select
          {...select}
          id={id}
          aria-invalid={error ? true : undefined}
          aria-describedby={`${id}-note`}
          className="h-10 w-full appearance-none rounded-control border border-control bg-surface pr-9 pl-3 text-base text-fg sm:text-[0.9375rem]"
        />
        <Icon name="chevron-down" className="pointer-events-none absolute top-3 right-3 size-4 text-muted" />
      </div>
      <FieldNote id={`${id}-note`} error={error} hint={hint} />
    </div>
  );
}
