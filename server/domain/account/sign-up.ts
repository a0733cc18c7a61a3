import { openAccount } from '../ledger/index.ts';
import type { Context } from '#server/kernel/context.ts';
import { DomainError } from '#server/kernel/errors.ts';
import { newId } from '#server/kernel/ids.ts';
import { toDomainError } from '#server/kernel/to-domain-error.ts';
import { isFirstRun, makeAccount, roleOfNewcomer, sqlIn } from './make-account.ts';
import { SignUpInput } from './schema.ts';

type Role = 'user' | 'admin';
export type NewUser = { id: number; uuid: string; email: string; role: Role };
export type UserToCreate = {
  email: string;
  password: string;
  name: string | undefined;
  admin: boolean;
  /** What they may spend at first; absent: as much as whoever signs up. */
  credits?: string | undefined;
};

type NewAccount = Omit<UserToCreate, 'admin' | 'name'> & { name?: string | undefined };

/**
 * Makes an account with a password; the first one ever made is the administrator's. Errors: `forbidden` where
 * sign-ups are closed (never for the first account), `conflict` for an e-mail address in use.
 */
export async function signUp(ctx: Context, input: SignUpInput): Promise<NewUser> {
  const given = SignUpInput.parse(input);
  // Refused before the hash is paid for; asked again when the account is made, as others may be first.
  roleOfNewcomer(ctx, await isFirstRun(ctx));
  return create(ctx, given, (first) => roleOfNewcomer(ctx, first));
}

/** Makes an account whatever SIGNUPS says. `conflict` for an e-mail address in use. */
export async function createUser(ctx: Context, { admin, ...given }: UserToCreate): Promise<NewUser> {
  return create(ctx, given, (first) => (admin || first ? 'admin' : 'user'));
}

async function create(
  ctx: Context,
  { email, password, name, credits }: NewAccount,
  roleOf: (first: boolean) => Role,
): Promise<NewUser> {
  const passwordHash = await ctx.passwords.hash(password);
  const data = { uuid: newId(), email, passwordHash, name: name ?? null };
  try {
    return await makeAccount(ctx, async (transaction, first) => {
      const user = await transaction.user.create({
        data: { ...data, role: roleOf(first) },
        select: { id: true, uuid: true, role: true },
      });
      await openAccount(sqlIn(transaction), user.id, credits ?? ctx.config.credits.atSignUp);
      return { ...user, email };
    });
  } catch (error) {
    if (toDomainError(error).code !== 'conflict') throw error;
    throw new DomainError('conflict', 'There is already an account with this e-mail address.', {
      cause: error,
    });
  }
}
