import { encode } from 'next-auth/jwt';
import { testEnvironment } from '#tests/support/app/index.ts';

/** The Cookie header of a browser in which this user is signed in. */
export async function sessionCookieOf(user: { userId: number }): Promise<string> {
  const secret = testEnvironment['NEXTAUTH_SECRET'] ?? '';
  return `next-auth.session-token=${await encode({ token: { sub: String(user.userId) }, secret })}`;
}
