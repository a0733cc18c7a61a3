import type { Context } from '#server/kernel/context.ts';
import { DomainError } from '#server/kernel/errors.ts';
import type { Me } from './schema.ts';

const FAILURES_ALLOWED = 10;
const WINDOW_SECONDS = 15 * 60;

/**
 * The account behind an e-mail address and its password, or `null`. After 10 failures in 15 minutes for one
 * address and account: `rate_limited`, whether the password is right or not.
 */
export async function checkPassword(
  ctx: Context,
  credentials: { email: string; password: string },
): Promise<Me | null> {
  const account = credentials.email.trim().toLowerCase().slice(0, 254);
  await refuseAfterFailures(ctx, account);
  const user = await ctx.db.prisma.user.findUnique({ where: { email: account } });
  // An unknown account costs the same time as a wrong password, so that neither tells which it was.
  const right = await ctx.passwords.verify(user?.passwordHash ?? null, credentials.password.slice(0, 200));
  if (right && user !== null) {
    await ctx.db.prisma.signInFailure.deleteMany({ where: { account, address: ctx.address } });
    return { id: user.id, email: user.email, name: user.name, role: user.role };
  }
  await ctx.db.prisma.signInFailure.create({ data: { account, address: ctx.address } });
  return null;
}

/** `rate_limited` with the seconds until the oldest failure that counts is forgotten. */
export async function refuseAfterFailures(ctx: Context, account: string): Promise<void> {
  const since = new Date(ctx.clock.now().getTime() - WINDOW_SECONDS * 1000);
  const failures = await ctx.db.prisma.signInFailure.findMany({
    where: { account, address: ctx.address, at: { gt: since } },
    orderBy: { at: 'desc' },
    take: FAILURES_ALLOWED,
    select: { at: true },
  });
  const oldest = failures[FAILURES_ALLOWED - 1];
  if (oldest === undefined) return;
  const seconds = Math.ceil((oldest.at.getTime() - since.getTime()) / 1000);
  throw new DomainError('rate_limited', 'Too many failed attempts. Try again later.', {
    retryAfterSeconds: Math.max(1, seconds),
  });
}

/** Forgets failures that no longer count. */
export async function forgetSignInFailures(ctx: Pick<Context, 'db' | 'clock'>): Promise<void> {
  const before = new Date(ctx.clock.now().getTime() - WINDOW_SECONDS * 1000);
  await ctx.db.prisma.signInFailure.deleteMany({ where: { at: { lt: before } } });
}
