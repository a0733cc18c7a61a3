import { requireUser } from '#server/kernel/actor.ts';
import type { Context } from '#server/kernel/context.ts';
import { DomainError } from '#server/kernel/errors.ts';
import { canChange, knownId, notFound, requireChangeable, visiblePrompt } from './own-prompt.ts';
import { presentPrompt } from './present-prompt.ts';
import { PromptRef } from './schema.ts';
import type { PromptView } from './view.ts';

/** How long a removed prompt can be brought back; offered a little shorter than it is kept. */
const UNDO_SECONDS = 10;
const KEEP_SECONDS = 60;

/** Hides a prompt at once; it is purged when no undo can come any more. Errors: `not_found`, `forbidden` for a system template. */
export async function removePrompt(ctx: Context, input: PromptRef): Promise<{ undoSeconds: number }> {
  const id = await changeableId(ctx, PromptRef.parse(input).promptId);
  const { count } = await ctx.db.prisma.prompt.updateMany({
    where: { id, deletedAt: null },
    data: { deletedAt: ctx.clock.now() },
  });
  if (count === 0) throw notFound();
  return { undoSeconds: UNDO_SECONDS };
}

/** Brings a removed prompt back; `not_found` once it is purged. */
export async function restorePrompt(ctx: Context, input: PromptRef): Promise<PromptView> {
  const user = requireUser(ctx.actor);
  const id = knownId(PromptRef.parse(input).promptId);
  const owners = [{ userId: user.userId }, ...(canChange(user, { userId: null }) ? [{ userId: null }] : [])];
  const { count } = await ctx.db.prisma.prompt.updateMany({
    where: { id, deletedAt: { not: null }, OR: owners },
    data: { deletedAt: null },
  });
  if (count === 0) throw new DomainError('not_found', 'This prompt can no longer be brought back.');
  return presentPrompt(ctx, await visiblePrompt(ctx, id));
}

/** Deletes a prompt for good. Errors: `not_found`, `forbidden` for a system template. */
export async function deletePrompt(ctx: Context, input: PromptRef): Promise<void> {
  const id = await changeableId(ctx, PromptRef.parse(input).promptId);
  const { count } = await ctx.db.prisma.prompt.deleteMany({ where: { id, deletedAt: null } });
  if (count === 0) throw notFound();
}

/** Deletes for good what was removed a minute ago. */
export async function purgeRemovedPrompts(ctx: Pick<Context, 'db' | 'clock'>): Promise<void> {
  const before = new Date(ctx.clock.now().getTime() - KEEP_SECONDS * 1000);
  await ctx.db.prisma.prompt.deleteMany({ where: { deletedAt: { lt: before } } });
}

async function changeableId(ctx: Context, promptId: number): Promise<number> {
  const prompt = await visiblePrompt(ctx, promptId);
  requireChangeable(requireUser(ctx.actor), prompt);
  return prompt.id;
}
