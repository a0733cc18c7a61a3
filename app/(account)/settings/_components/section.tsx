import { type ReactNode, useId } from 'react';

type SectionProps = { title: string; description?: ReactNode; children: ReactNode };

/** A part of a settings page: what it is about on the left, the controls on the right. */
export function Section({ title, description, children }: SectionProps) {
  const id = useId();
  return (
    <section
      aria-labelledby={id}
      className="grid gap-x-10 gap-y-4 border-b border-border py-7 first:pt-0 last:border-0 sm:grid-cols-[14rem_minmax(0,1fr)]"
    >
      <div>
        <h2 id={id} className="font-semibold">
          {title}
        </h2>
        {description && <p className="mt-1 text-sm text-muted">{description}</p>}
      </div>
      <div className="min-w-0">{children}</div>
    </section>
  );
}
