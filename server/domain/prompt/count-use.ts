import { requireUser } from '#server/kernel/actor.ts';
import type { Context } from '#server/kernel/context.ts';
import { knownId, notFound } from './own-prompt.ts';
import { type PromptRow, presentPrompt } from './present-prompt.ts';
import { PromptRef } from './schema.ts';
import { countUse as statement } from './sql.ts';
import type { PromptView } from './view.ts';

/** Counts one more use of a prompt, whoever uses it at the same time. `not_found` for one that the asking user does not see. */
export async function countUse(ctx: Context, input: PromptRef): Promise<PromptView> {
  const { userId } = requireUser(ctx.actor);
  const { promptId } = PromptRef.parse(input);
  const [row] = await ctx.db.query<PromptRow>(statement, [knownId(promptId), userId]);
  if (row === undefined) throw notFound();
  return presentPrompt(ctx, row);
}
