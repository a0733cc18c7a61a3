'use client';

import { type RefObject, useEffect } from 'react';

/** Puts the cursor into the first field that is marked invalid, whenever `errors` becomes another object. */
export function useFocusFirstError(form: RefObject<HTMLFormElement | null>, errors: object): void {
  useEffect(() => {
    const field = form.current?.querySelector<HTMLInputElement>('[aria-invalid="true"]');
    field?.focus();
    field?.select();
  }, [form, errors]);
}
