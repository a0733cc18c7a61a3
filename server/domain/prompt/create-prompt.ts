import { requireUser } from '#server/kernel/actor.ts';
import type { Context } from '#server/kernel/context.ts';
import { notFound, requireChangeable } from './own-prompt.ts';
import { type PromptRow, presentPrompt } from './present-prompt.ts';
import { CreatePromptInput } from './schema.ts';
import { searchVector } from './search-words.ts';
import { insertPrompt } from './sql.ts';
import type { PromptView } from './view.ts';

/** Stores a prompt of the asking user's own, or a system template. Errors: `forbidden` for a template by anybody but an administrator. */
export async function createPrompt(ctx: Context, input: CreatePromptInput): Promise<PromptView> {
  const user = requireUser(ctx.actor);
  const prompt = CreatePromptInput.parse(input);
  const userId = prompt.isTemplate ? null : user.userId;
  requireChangeable(user, { userId });
  const requestKey = prompt.requestKey === undefined ? null : `${user.userId} ${prompt.requestKey}`;
  const [made] = await ctx.db.query<PromptRow>(insertPrompt, [
    userId,
    prompt.title,
    prompt.content,
    prompt.scenario,
    prompt.description,
    JSON.stringify(prompt.metadata),
    searchVector(prompt),
    requestKey,
  ]);
  return presentPrompt(ctx, made ?? (await madeBefore(ctx, requestKey)));
}

async function madeBefore(ctx: Context, requestKey: string | null): Promise<PromptRow> {
  const found = await ctx.db.prisma.prompt.findUnique({ where: { requestKey: requestKey ?? '' } });
  // Deleted in the very moment in which it was asked for again.
  if (found === null) throw notFound();
  return found;
}
