import { requireUser } from '#server/kernel/actor.ts';
import type { Context } from '#server/kernel/context.ts';
import { reasonOf } from '#server/kernel/reason-of.ts';
import { KEPT_MS } from '../limits/schema.ts';
import type { PromptPreview } from './view.ts';

type Kept = Omit<PromptPreview, 'repeated'>;

/** What was made for the asking user's request with this key; `null` if nothing was, or a day ago. */
export async function findPreview(ctx: Context, requestKey: string): Promise<Kept | null> {
  return ctx.db.prisma.promptPreview.findUnique({
    where: { requestKey: nameOf(ctx, requestKey) },
    select: { text: true, tokensUsed: true, model: true, sandbox: true },
  });
}

/** Keeps it; the first of two stays. It is paid for and goes out, also where it cannot be kept. */
export async function keepPreview(ctx: Context, requestKey: string, preview: Kept): Promise<void> {
  const { userId } = requireUser(ctx.actor);
  const row = { ...preview, requestKey: nameOf(ctx, requestKey), userId, createdAt: ctx.clock.now() };
  await ctx.db.prisma.promptPreview
    .createMany({ data: [row], skipDuplicates: true })
    .catch((error: unknown) => ctx.log.warn('prompt.preview-not-kept', { reason: reasonOf(error) }));
}

/** Forgets what was made a day ago. */
export async function forgetPreviews(ctx: Pick<Context, 'db' | 'clock'>): Promise<void> {
  const before = new Date(ctx.clock.now().getTime() - KEPT_MS);
  await ctx.db.prisma.promptPreview.deleteMany({ where: { createdAt: { lt: before } } });
}

function nameOf({ actor }: Context, requestKey: string): string {
  return `${requireUser(actor).userId} ${requestKey}`;
}
