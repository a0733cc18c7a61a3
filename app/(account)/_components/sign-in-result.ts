import { errorText } from '#components/shared/error-text.ts';
import { formatWait } from '#components/shared/format-date.ts';

/** How long failed attempts are counted, in seconds: after this the door is open again at the latest. */
const WINDOW_SECONDS = 15 * 60;

/** What to say, and which field it is about (`form`: none of them). */
export type Refusal = { field: 'email' | 'password' | 'form'; message: string };

export const unreachable: Refusal = {
  field: 'form',
  message: errorText(null),
};

/** Words for the code with which next-auth refused a password. */
export function passwordRefusal(code: string): Refusal {
  if (code === 'CredentialsSignin') {
    return { field: 'password', message: 'E-mail and password do not match.' };
  }
  if (code === 'RateLimited') return { field: 'form', message: tooManyAttempts(WINDOW_SECONDS) };
  return { field: 'form', message: 'Signing in did not work. Try again in a moment.' };
}

/** Words for the `error` with which next-auth sends a browser back here; `null` without one. */
export function returnedRefusal(code: string | undefined): string | null {
  switch (code) {
    case undefined:
      return null;
    case 'OAuthAccountNotLinked':
      return 'This e-mail already has an account with another way of signing in. Use that one.';
    case 'AccessDenied':
      return 'That account may not sign in here.';
    case 'RateLimited':
      return tooManyAttempts(WINDOW_SECONDS);
    case 'SessionRequired':
      return 'Sign in to see that page.';
    default:
      return 'Signing in did not work. Try again, or choose another way.';
  }
}

function tooManyAttempts(seconds: number): string {
  return `Too many failed attempts. Wait ${formatWait(seconds)}, then try again.`;
}
