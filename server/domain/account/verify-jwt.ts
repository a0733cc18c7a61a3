import { jwtVerify } from 'jose';
import { z } from 'zod';
import { openAccount } from '../ledger/index.ts';
import { lookUpToken } from '../limits/index.ts';
import { BROWSER_APPLICATION_ID, type UserActor } from '#server/kernel/actor.ts';
import type { Context } from '#server/kernel/context.ts';
import { rememberIdentity } from './identity-cache.ts';
import { hashApiKey } from './secret.ts';
import { insertUser } from './sql.ts';

/** PostgreSQL stores no NUL. */
const Name = z
  .string()
  .min(1)
  .max(200)
  .regex(/^[^\0]*$/);
const Claims = z.object({
  user_id: z.union([Name, z.int()]).transform(String),
  exp: z.number(),
});

type VerifyContext = Pick<Context, 'db' | 'bus' | 'clock' | 'config' | 'address'>;

/**
 * The user named by a JWT's `user_id`, made when first seen; `null` unless it is HS256 by our key, unexpired,
 * from our issuer, with all of `user_id`, `exp` and `iss`. `rate_limited` after too many such tokens from one network.
 */
export async function verifyJwt(ctx: VerifyContext, token: string): Promise<UserActor | null> {
  const { secret, issuer } = ctx.config.jwt;
  if (secret === undefined) return null;
  // The cache must not hold tokens themselves.
  const digest = Buffer.from(hashApiKey(token)).toString('base64');
  return rememberIdentity(ctx, `jwt:${digest}`, async () => {
    const claims = await lookUpToken(ctx, () => verified(token, secret, issuer, ctx.clock.now()));
    if (claims === null) return null;
    return { actor: await userOf(ctx, claims.user_id), expiresAt: new Date(claims.exp * 1000) };
  });
}

async function verified(token: string, secret: string, issuer: string, now: Date) {
  const options = {
    algorithms: ['HS256'],
    issuer,
    requiredClaims: ['user_id', 'exp', 'iss'],
    currentDate: now,
  };
  const result = await jwtVerify(token, new TextEncoder().encode(secret), options).catch(() => null);
  return result === null ? null : (Claims.safeParse(result.payload).data ?? null);
}

async function userOf(ctx: Omit<VerifyContext, 'address'>, uuid: string): Promise<UserActor> {
  const { user: users } = ctx.db.prisma;
  const known = await users.findUnique({ where: { uuid } });
  if (known === null) await makeUser(ctx, uuid);
  const user = known ?? (await users.findUniqueOrThrow({ where: { uuid } }));
  return {
    kind: 'user',
    userId: user.id,
    uuid: user.uuid,
    role: user.role,
    plan: user.plan,
    via: 'jwt',
    applicationId: BROWSER_APPLICATION_ID,
    scopes: null,
    sandboxOnly: false,
  };
}

/** Of many first requests at once one makes the user; the others wait for it. */
async function makeUser({ db, config }: Pick<Context, 'db' | 'config'>, uuid: string): Promise<void> {
  await db.transaction(async (sql) => {
    const [made] = await sql.query<{ id: number }>(insertUser, [uuid]);
    if (made !== undefined) await openAccount(sql, made.id, config.credits.atSignUp);
  });
}
