import type { Prisma } from '#prisma/generated/client.ts';
import type { Context } from '#server/kernel/context.ts';
import { DomainError } from '#server/kernel/errors.ts';
import type { Sql } from '#server/kernel/ports.ts';

/** Whether nobody has an account yet. */
export async function isFirstRun(ctx: Pick<Context, 'db'>): Promise<boolean> {
  return hasNoAdmin(ctx.db.prisma);
}

/** One at a time in each process: those that wait for the lock would each hold a connection that replies need. */
let last: Promise<unknown> = Promise.resolve();

/** Runs `make` while nobody else makes an account, so that of two first ones only one is the administrator's. */
export function makeAccount<Result>(
  ctx: Pick<Context, 'db'>,
  make: (transaction: Prisma.TransactionClient, first: boolean) => Promise<Result>,
): Promise<Result> {
  const mine = last.then(() => alone(ctx, make));
  last = mine.catch(() => {});
  return mine;
}

function alone<Result>(
  ctx: Pick<Context, 'db'>,
  make: (transaction: Prisma.TransactionClient, first: boolean) => Promise<Result>,
): Promise<Result> {
  return ctx.db.prisma.$transaction(async (transaction) => {
    await transaction.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('greenroom.first-user'))`;
    return make(transaction, await hasNoAdmin(transaction));
  });
}

/** What somebody becomes who makes an account for themselves; `forbidden` where sign-ups are closed. */
export function roleOfNewcomer(ctx: Pick<Context, 'config'>, first: boolean): 'admin' | 'user' {
  if (first) return 'admin';
  if (ctx.config.signUps === 'open') return 'user';
  throw new DomainError('forbidden', 'New accounts are closed here. Ask the administrator for one.');
}

async function hasNoAdmin(prisma: Prisma.TransactionClient): Promise<boolean> {
  return (await prisma.user.findFirst({ where: { role: 'admin' }, select: { id: true } })) === null;
}

/** Prepared SQL inside a Prisma transaction. */
export function sqlIn(transaction: Prisma.TransactionClient): Sql {
  return { query: ({ text }, values) => transaction.$queryRawUnsafe(text, ...values) };
}
