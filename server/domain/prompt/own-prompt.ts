import { requireUser, type UserActor } from '#server/kernel/actor.ts';
import type { Context } from '#server/kernel/context.ts';
import { DomainError } from '#server/kernel/errors.ts';
import type { PromptRow } from './present-prompt.ts';

/** The largest number that PostgreSQL's integer holds; nothing can have a larger id. */
const LARGEST_ID = 2_147_483_647;

/** A prompt that the asking user sees: their own or a system template; `not_found` for any other. */
export async function visiblePrompt(ctx: Context, promptId: number): Promise<PromptRow> {
  const { userId } = requireUser(ctx.actor);
  const found = await ctx.db.prisma.prompt.findFirst({
    where: { id: knownId(promptId), deletedAt: null, OR: [{ userId }, { userId: null }] },
  });
  if (found === null) throw notFound();
  return found;
}

/** The same id, or `not_found` for one that no prompt can have. */
export function knownId(id: number): number {
  if (id > LARGEST_ID) throw notFound();
  return id;
}

export function notFound(): DomainError {
  return new DomainError('not_found', 'Prompt not found');
}

/** `forbidden` for a system template, unless an administrator asks. */
export function requireChangeable(user: UserActor, prompt: Pick<PromptRow, 'userId'>): void {
  if (canChange(user, prompt)) return;
  throw new DomainError('forbidden', 'Only an administrator may make or change a system template.');
}

/** Limited keys and test keys of an administrator change nothing that everybody sees. */
export function canChange(user: UserActor, { userId }: Pick<PromptRow, 'userId'>): boolean {
  return userId === null
    ? user.role === 'admin' && user.scopes === null && !user.sandboxOnly
    : userId === user.userId;
}
