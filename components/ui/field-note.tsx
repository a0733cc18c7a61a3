import type { ReactNode } from 'react';
import { Icon } from './icon.tsx';

type FieldNoteProps = { id: string; error: string | undefined; hint: ReactNode };

/** The line under a field; as high when empty, so that an error moves nothing. */
export function FieldNote({ id, error, hint }: FieldNoteProps) {
  return (
    <p id={id} className={`mt-1 min-h-5 text-sm/5 ${error ? 'text-danger' : 'text-muted'}`}>
      {error && <Icon name="alert" className="mr-1 -mt-0.5 inline size-4" />}
      {error ?? hint}
    </p>
  );
}
