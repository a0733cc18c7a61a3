import type { Context } from '#server/kernel/context.ts';
import { DomainError } from '#server/kernel/errors.ts';
import { newId } from '#server/kernel/ids.ts';
import { toDomainError } from '#server/kernel/to-domain-error.ts';
import { SignUpInput } from './schema.ts';

export type NewUser = { id: number; uuid: string; email: string; role: 'user' | 'admin' };

/**
 * Makes an account with a password; the first one ever made is the administrator's. Errors: `forbidden` where
 * sign-ups are closed (never for the first account), `conflict` for an e-mail address in use.
 */
export async function signUp(ctx: Context, input: SignUpInput): Promise<NewUser> {
  const { email, password, name } = SignUpInput.parse(input);
  if (ctx.config.signUps === 'closed' && !(await isFirstRun(ctx))) {
    throw new DomainError('forbidden', 'New accounts are closed here. Ask the administrator for one.');
  }
  return createUser(ctx, { email, password, name, admin: false });
}

/** Whether nobody has an account yet. */
export async function isFirstRun(ctx: Pick<Context, 'db'>): Promise<boolean> {
  return (await ctx.db.prisma.user.findFirst({ where: { role: 'admin' }, select: { id: true } })) === null;
}

export type UserToCreate = { email: string; password: string; name: string | undefined; admin: boolean };

/** Makes an account whatever SIGNUPS says. `conflict` for an e-mail address in use. */
export async function createUser(
  ctx: Context,
  { email, password, name, admin }: UserToCreate,
): Promise<NewUser> {
  const passwordHash = await ctx.passwords.hash(password);
  const data = { uuid: newId(), email, passwordHash, name: name ?? null };
  try {
    return await ctx.db.prisma.$transaction(async (tx) => {
      // Two first accounts at the same moment: one waits here and is no administrator.
      await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('greenroom.first-user'))`;
      const first = (await tx.user.findFirst({ where: { role: 'admin' }, select: { id: true } })) === null;
      const role = admin || first ? 'admin' : 'user';
      const user = await tx.user.create({
        data: { ...data, role },
        select: { id: true, uuid: true, role: true },
      });
      return { ...user, email };
    });
  } catch (error) {
    if (toDomainError(error).code !== 'conflict') throw error;
    throw new DomainError('conflict', 'There is already an account with this e-mail address.', {
      cause: error,
    });
  }
}
