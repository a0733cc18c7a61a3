import type { Account, NextAuthOptions } from 'next-auth';
import Credentials from 'next-auth/providers/credentials';
import GitHub from 'next-auth/providers/github';
import Google from 'next-auth/providers/google';
import { z } from 'zod';
import { checkPassword, signInWithProvider, type ProviderProfile } from '#server/domain/account/index.ts';
import type { Context } from '#server/kernel/context.ts';
import { isDomainError } from '#server/kernel/errors.ts';
import { usesSecureCookies } from './session-cookie.ts';

/** How people sign in here: e-mail and password, and GitHub or Google where they are configured. */
export function authOptions(ctx: Context): NextAuthOptions {
  const { config } = ctx;
  return {
    secret: config.sessionSecret ?? '',
    useSecureCookies: usesSecureCookies(config),
    session: { strategy: 'jwt' },
    pages: { signIn: '/sign-in', error: '/sign-in' },
    // next-auth would print what people typed.
    logger: { error: (code) => ctx.log.warn('auth.error', { code }), warn: () => {}, debug: () => {} },
    providers: [
      passwordProvider(ctx),
      ...(config.github === undefined
        ? []
        : [GitHub({ clientId: config.github.id, clientSecret: config.github.secret })]),
      ...(config.google === undefined
        ? []
        : [Google({ clientId: config.google.id, clientSecret: config.google.secret })]),
    ],
    callbacks: {
      async signIn({ account, profile, user }) {
        if (account === null || account.type === 'credentials') return true;
        try {
          await signInWithProvider(ctx, profileOf(account, profile, user));
          return true;
        } catch (error) {
          if (!isDomainError(error)) throw error;
          return `/sign-in?error=${error.code === 'conflict' ? 'OAuthAccountNotLinked' : 'AccessDenied'}`;
        }
      },
      async jwt({ token, user, account, profile }) {
        if (account === null || account === undefined) return token;
        if (account.type === 'credentials') return { sub: user.id };
        const me = await signInWithProvider(ctx, profileOf(account, profile, user));
        return { sub: String(me.id) };
      },
    },
  };
}

function profileOf(
  account: Account,
  profile: unknown,
  user: { email?: string | null; name?: string | null },
): ProviderProfile {
  return {
    provider: account.provider,
    subject: account.providerAccountId,
    email: user.email ?? null,
    emailVerified: isVerified(account.provider, profile),
    name: user.name ?? null,
  };
}

/** next-auth says these are strings, and hands on whatever a JSON body held. */
const Typed = z.object({ email: z.string(), password: z.string() }).catch({ email: '', password: '' });

function passwordProvider(ctx: Context) {
  return Credentials({
    credentials: { email: {}, password: {} },
    async authorize(given) {
      const me = await checkPassword(ctx, Typed.parse(given)).catch((error: unknown) => {
        if (isDomainError(error) && error.code === 'rate_limited') throw new Error('RateLimited');
        throw error;
      });
      return me === null ? null : { id: String(me.id), email: me.email, name: me.name };
    },
  });
}

/** GitHub hands out the primary address only once it is verified; Google says so in the profile. */
function isVerified(provider: string, profile: unknown): boolean {
  if (provider === 'github') return true;
  return (
    typeof profile === 'object' &&
    profile !== null &&
    'email_verified' in profile &&
    profile.email_verified === true
  );
}
