import type { Prisma } from '#prisma/generated/client.ts';
import { openAccount } from '../ledger/index.ts';
import type { Context } from '#server/kernel/context.ts';
import { DomainError } from '#server/kernel/errors.ts';
import { newId } from '#server/kernel/ids.ts';
import { makeAccount, roleOfNewcomer, sqlIn } from './make-account.ts';
import type { Me } from './schema.ts';

export type ProviderProfile = {
  provider: string;
  subject: string;
  email: string | null;
  /** Only an address that the provider has verified may join an existing account. */
  emailVerified: boolean;
  name: string | null;
};

/**
 * The account that belongs to a GitHub or Google identity: the linked one, else the one with the same verified
 * e-mail address, else a new one. `forbidden` where sign-ups are closed, `conflict` where the account with the address
 * has a password: whoever chose that never proved that the address is theirs.
 */
export async function signInWithProvider(ctx: Context, profile: ProviderProfile): Promise<Me> {
  const linked = await linkedUser(ctx.db.prisma, profile);
  if (linked !== null) return meOf(linked);
  return makeAccount(ctx, async (transaction, first) => {
    // Asked again: the same person's other tab may have been faster.
    const other = await linkedUser(transaction, profile);
    if (other !== null) return meOf(other);
    const { provider, subject, name } = profile;
    const email = profile.emailVerified ? (profile.email?.toLowerCase() ?? null) : null;
    const known = email === null ? null : await transaction.user.findUnique({ where: { email } });
    if (known !== null && known.passwordHash !== null) {
      throw new DomainError('conflict', 'There is an account with this address: sign in with its password.');
    }
    const user =
      known ??
      (await transaction.user.create({
        data: { uuid: newId(), email, name, role: roleOfNewcomer(ctx, first) },
      }));
    await openAccount(sqlIn(transaction), user.id, ctx.config.credits.atSignUp);
    await transaction.identity.create({ data: { provider, subject, userId: user.id } });
    return meOf(user);
  });
}

async function linkedUser(prisma: Prisma.TransactionClient, { provider, subject }: ProviderProfile) {
  const where = { provider_subject: { provider, subject } };
  return (await prisma.identity.findUnique({ where, include: { user: true } }))?.user ?? null;
}

function meOf(user: { id: number; email: string | null; name: string | null; role: 'user' | 'admin' }): Me {
  return { id: user.id, email: user.email, name: user.name, role: user.role };
}
