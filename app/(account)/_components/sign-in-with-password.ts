'use client';

import { getCsrfToken, signIn } from 'next-auth/react';
import { passwordRefusal, type Refusal, unreachable } from './sign-in-result.ts';

/** Begins a session in this browser. Answers `null` when it has, else why not. */
export async function signInWithPassword(email: string, password: string): Promise<Refusal | null> {
  try {
    // Asked first, because signIn() leaves the page when the server is away.
    if (!(await getCsrfToken())) return unreachable;
    const answer = await signIn('credentials', { email, password, redirect: false });
    if (!answer) return unreachable;
    return answer.error ? passwordRefusal(answer.error) : null;
  } catch {
    return unreachable;
  }
}
