'use client';

import { type FormEvent, useRef, useState } from 'react';
import { formText } from '#components/shared/form-text.ts';
import { trpc } from '#components/shared/trpc.ts';
import { Button } from '#components/ui/button.tsx';
import { TextField } from '#components/ui/text-field.tsx';
import {
  checkCredentials,
  type FieldErrors,
  SHORTEST_PASSWORD,
} from '../../_components/check-credentials.ts';
import { FormAlert } from '../../_components/form-alert.tsx';
import { PasswordField } from '../../_components/password-field.tsx';
import { signInWithPassword } from '../../_components/sign-in-with-password.ts';
import { useFocusFirstError } from '../../_components/use-focus-first-error.ts';
import { signUpRefusal } from './sign-up-refusal.ts';

type Errors = FieldErrors & { form?: string };

export function SignUpForm() {
  const form = useRef<HTMLFormElement>(null);
  const [errors, setErrors] = useState<Errors>({});
  const [busy, setBusy] = useState(false);
  const signUp = trpc.account.signUp.useMutation();
  useFocusFirstError(form, errors);

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    if (busy) return;
    const data = new FormData(event.currentTarget);
    const email = formText(data, 'email').trim();
    const password = formText(data, 'password');
    const name = formText(data, 'name').trim();
    const wrong = checkCredentials(email, password, 'sign-up');
    setErrors(wrong);
    if (Object.keys(wrong).length > 0) return;
    setBusy(true);
    try {
      const account = await signUp.mutateAsync({ email, password, ...(name && { name }) });
      // The account exists now; should the session not begin, the sign-in page is the way on.
      const refusal = await signInWithPassword(account.email, password);
      window.location.assign(refusal ? '/sign-in' : '/');
    } catch (error) {
      const refusal = signUpRefusal(error);
      setErrors({ [refusal.field]: refusal.message });
      setBusy(false);
    }
  }

  return (
    <form ref={form} method="post" noValidate onSubmit={(event) => void submit(event)}>
      <TextField label="Name (optional)" name="name" autoComplete="name" maxLength={100} className="mb-2" />
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
        autoComplete="new-password"
        required
        error={errors.password}
        hint={`At least ${SHORTEST_PASSWORD} characters.`}
        className="mb-4"
      />
      <Button type="submit" variant="primary" busy={busy} className="w-full">
        {busy ? 'Creating…' : 'Create account'}
      </Button>
      <FormAlert>{errors.form}</FormAlert>
    </form>
  );
}
