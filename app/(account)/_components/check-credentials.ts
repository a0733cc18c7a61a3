export const SHORTEST_PASSWORD = 10;
const LONGEST_PASSWORD = 200;

export type FieldErrors = { email?: string; password?: string };

/** What a browser can tell before asking the server; an empty object where nothing is wrong. */
export function checkCredentials(
  email: string,
  password: string,
  purpose: 'sign-in' | 'sign-up',
): FieldErrors {
  const errors: FieldErrors = {};
  if (email === '') errors.email = 'Enter your e-mail address.';
  else if (!/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email)) errors.email = 'This is not an e-mail address.';
  const wrong =
    purpose === 'sign-up' ? checkNewPassword(password) : password === '' && 'Enter your password.';
  if (wrong) errors.password = wrong;
  return errors;
}

function checkNewPassword(password: string): string | false {
  if (password === '') return 'Choose a password.';
  const missing = SHORTEST_PASSWORD - password.length;
  if (missing > 0) return `Too short: ${missing} more character${missing === 1 ? '' : 's'} needed.`;
  return password.length > LONGEST_PASSWORD && `Too long: at most ${LONGEST_PASSWORD} characters.`;
}
