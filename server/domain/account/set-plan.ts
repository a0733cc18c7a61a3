import type { Context } from '#server/kernel/context.ts';
import { DomainError } from '#server/kernel/errors.ts';
import { IDENTITIES_CHANGED } from './identity-cache.ts';
import { SetPlanInput } from './schema.ts';

/** Gives an account another plan, at once and in every process. `not_found` without such an account. */
export async function setPlan(ctx: Context, input: SetPlanInput): Promise<SetPlanInput> {
  const { email, plan } = SetPlanInput.parse(input);
  const { count } = await ctx.db.prisma.user.updateMany({ where: { email }, data: { plan } });
  if (count === 0) throw new DomainError('not_found', 'There is no account with this e-mail address.');
  ctx.bus.publish(IDENTITIES_CHANGED);
  return { email, plan };
}
