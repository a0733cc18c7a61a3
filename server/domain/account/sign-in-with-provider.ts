import type { Context } from '#server/kernel/context.ts';
import { DomainError } from '#server/kernel/errors.ts';
import { newId } from '#server/kernel/ids.ts';
import type { Me } from './schema.ts';
import { isFirstRun } from './sign-up.ts';

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
 * e-mail address, else a new one. `forbidden` where sign-ups are closed.
 */
export async function signInWithProvider(ctx: Context, profile: ProviderProfile): Promise<Me> {
  const { provider, subject } = profile;
  const linked = await ctx.db.prisma.identity.findUnique({
    where: { provider_subject: { provider, subject } },
    include: { user: true },
  });
  if (linked !== null) return meOf(linked.user);
  const email = profile.emailVerified ? (profile.email?.toLowerCase() ?? null) : null;
  const known = email === null ? null : await ctx.db.prisma.user.findUnique({ where: { email } });
  const user = known ?? (await makeUser(ctx, email, profile.name));
  await ctx.db.prisma.identity.create({ data: { provider, subject, userId: user.id } });
  return meOf(user);
}

async function makeUser(ctx: Context, email: string | null, name: string | null) {
  const first = await isFirstRun(ctx);
  if (ctx.config.signUps === 'closed' && !first)
    throw new DomainError('forbidden', 'New accounts are closed here.');
  return ctx.db.prisma.user.create({ data: { uuid: newId(), email, name, role: first ? 'admin' : 'user' } });
}

function meOf(user: { id: number; email: string | null; name: string | null; role: 'user' | 'admin' }): Me {
  return { id: user.id, email: user.email, name: user.name, role: user.role };
}
