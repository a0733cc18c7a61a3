import type { Context } from '#server/kernel/context.ts';
import { DomainError } from '#server/kernel/errors.ts';
import type { Me } from './schema.ts';
import { lockAttempts, noteAttempt } from './sql.ts';

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
  const account = accountOf(credentials.email);
  await beginAttempt(ctx, account);
  const user = await ctx.db.prisma.user.findUnique({ where: { email: account } });
  // An unknown account costs the same time as a wrong password, so that neither tells which it was.
  const right = await ctx.passwords.verify(user?.passwordHash ?? null, credentials.password.slice(0, 200));
  if (!right || user === null) return null;
  await ctx.db.prisma.signInFailure.deleteMany({ where: { account, address: ctx.address } });
  return { id: user.id, email: user.email, name: user.name, role: user.role };
}

/** How failures are counted for an e-mail address as somebody typed it. */
function accountOf(email: string): string {
  return email.replaceAll('\0', '').trim().toLowerCase().slice(0, 254);
}

/** Counts the attempt as failed until it has succeeded: of a hundred at once, ten get as far as the password. */
async function beginAttempt(ctx: Context, account: string): Promise<void> {
  const oldest = await ctx.db.transaction(async (sql) => {
    await sql.query(lockAttempts, [`${account} ${ctx.address}`]);
    const [row] = await sql.query<{ oldest: Date | null }>(noteAttempt, [
      account,
      ctx.address,
      startOfWindow(ctx),
      ctx.clock.now(),
      FAILURES_ALLOWED,
    ]);
    return row?.oldest ?? null;
  });
  if (oldest !== null) throw tooMany(ctx, oldest);
}

function startOfWindow(ctx: Pick<Context, 'clock'>): Date {
  return new Date(ctx.clock.now().getTime() - WINDOW_SECONDS * 1000);
}

function tooMany(ctx: Context, oldest: Date): DomainError {
  const seconds = Math.ceil((oldest.getTime() - startOfWindow(ctx).getTime()) / 1000);
  return new DomainError('rate_limited', 'Too many failed attempts. Try again later.', {
    retryAfterSeconds: Math.max(1, seconds),
  });
}

/** `rate_limited` with the seconds until the oldest failure that counts is forgotten. */
export async function refuseAfterFailures(ctx: Context, email: string): Promise<void> {
  const failures = await ctx.db.prisma.signInFailure.findMany({
    where: { account: accountOf(email), address: ctx.address, at: { gt: startOfWindow(ctx) } },
    orderBy: { at: 'desc' },
    take: FAILURES_ALLOWED,
    select: { at: true },
  });
  const oldest = failures[FAILURES_ALLOWED - 1];
  if (oldest !== undefined) throw tooMany(ctx, oldest.at);
}

/** Forgets failures that no longer count. */
export async function forgetSignInFailures(ctx: Pick<Context, 'db' | 'clock'>): Promise<void> {
  await ctx.db.prisma.signInFailure.deleteMany({ where: { at: { lt: startOfWindow(ctx) } } });
}
