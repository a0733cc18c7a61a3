'use client';

import { type FormEvent, useRef, useState } from 'react';
import { formText } from '#components/shared/form-text.ts';
import { Button } from '#components/ui/button.tsx';
import { TextField } from '#components/ui/text-field.tsx';
import { checkCredentials, type FieldErrors } from '../../_components/check-credentials.ts';
import { FormAlert } from '../../_components/form-alert.tsx';
import { PasswordField } from '../../_components/password-field.tsx';
import { signInWithPassword } from '../../_components/sign-in-with-password.ts';
import { useFocusFirstError } from '../../_components/use-focus-first-error.ts';

type SignInFormProps = {
  /** A path of this site. */
  target: string;
  /** Why the visitor was sent here, if there is a reason. */
  notice: string | null;
};

type Errors = FieldErrors & { form?: string };

export function SignInForm({ target, notice }: SignInFormProps) {
  const form = useRef<HTMLFormElement>(null);
  const [errors, setErrors] = useState<Errors>(() => (notice ? { form: notice } : {}));
  const [busy, setBusy] = useState(false);
  useFocusFirstError(form, errors);

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    if (busy) return;
    const data = new FormData(event.currentTarget);
    const email = formText(data, 'email').trim();
    const password = formText(data, 'password');
    const wrong = checkCredentials(email, password, 'sign-in');
    setErrors(wrong);
    if (Object.keys(wrong).length > 0) return;
    setBusy(true);
    const refusal = await signInWithPassword(email, password);
    if (refusal) {
      setErrors({ [refusal.field]: refusal.message });
      setBusy(false);
    } else {
      // A full load: everything cached so far belonged to nobody.
      window.location.assign(target);
    }
  }

  return (
    <form ref={form} method="post" noValidate onSubmit={(event) => void submit(event)}>
      <TextField
        label="E-mail"
        name="email"
        type="email"
        autoComplete="username"
        inputMode="email"
        autoCapitalize="none"
        spellCheck={false}
        required
        error={errors.email}
        className="mb-2"
      />
      <PasswordField
        label="Password"
        name="password"
        autoComplete="current-password"
        required
        error={errors.password}
        className="mb-4"
      />
      <Button type="submit" variant="primary" busy={busy} className="w-full">
        {busy ? 'Signing in…' : 'Sign in'}
      </Button>
      <FormAlert>{errors.form}</FormAlert>
    </form>
  );
}
