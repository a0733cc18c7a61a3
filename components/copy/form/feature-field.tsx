import { useEffect, useId, useRef } from 'react';
import { autosize } from '#components/shared/autosize.ts';
import { FieldNote } from '#components/ui/field-note.tsx';

type FeatureFieldProps = { value: string; error: string | undefined; onChange: (value: string) => void };

/** What is to be said. It takes more than can be sent, so that nothing that is pasted is lost. */
export function FeatureField({ value, error, onChange }: FeatureFieldProps) {
  const id = useId();
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    if (field.current !== null) autosize(field.current);
  }, [value]);
  return (
    <div>
      <label htmlFor={id} className="mb-1 block text-sm font-medium">
        What to say
      </label>
      <textarea
        ref={field}
        id={id}
        name="feature"
        data-form="feature"
        rows={3}
        value={value}
        placeholder="Counts steps, watches your sleep, a week on one charge…"
        aria-invalid={error ? true : undefined}
        aria-describedby={`${id}-note`}
        onChange={(event) => onChange(event.currentTarget.value)}
        className={`block max-h-[40dvh] min-h-20 w-full resize-none rounded-control border bg-surface px-3 py-2 text-base field-sizing-content focus:outline-2 focus:outline-offset-0 focus:outline-accent md:min-h-28 md:text-[0.9375rem] [scrollbar-width:thin] ${
          error ? 'border-danger' : 'border-control'
        }`}
      />
      <FieldNote id={`${id}-note`} error={error} hint="What this tab wrote before is known." />
    </div>
  );
}
