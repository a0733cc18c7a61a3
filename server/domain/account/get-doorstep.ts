import type { Context } from '#server/kernel/context.ts';
import type { Me } from './schema.ts';
import { isFirstRun } from './make-account.ts';

export type Doorstep = {
  me: Me | null;
  providers: { github: boolean; google: boolean };
  signUps: boolean;
  /** Nobody has an account yet: the next one made is the administrator's. */
  firstRun: boolean;
};

/** Who is signed in, and what the sign-in page may offer. */
export async function getDoorstep(ctx: Context): Promise<Doorstep> {
  const { actor, config } = ctx;
  const user =
    actor.kind === 'user' ? await ctx.db.prisma.user.findUnique({ where: { id: actor.userId } }) : null;
  const firstRun = user === null && (await isFirstRun(ctx));
  return {
    me: user === null ? null : { id: user.id, email: user.email, name: user.name, role: user.role },
    providers: { github: config.github !== undefined, google: config.google !== undefined },
    signUps: config.signUps === 'open' || firstRun,
    firstRun,
  };
}
