import { requireUser } from '#server/kernel/actor.ts';
import type { Context } from '#server/kernel/context.ts';
import { knownId, notFound, requireChangeable } from './own-prompt.ts';
import { type PromptRow, presentPrompt } from './present-prompt.ts';
import { UpdatePromptInput } from './schema.ts';
import { searchVector } from './search-words.ts';
import { lockPrompt, updatePrompt as statement } from './sql.ts';
import type { PromptView } from './view.ts';

/** Changes what is given; what is absent stays. Errors: `not_found`, `forbidden` for a system template. */
export async function updatePrompt(ctx: Context, input: UpdatePromptInput): Promise<PromptView> {
  const user = requireUser(ctx.actor);
  const { promptId, ...changes } = UpdatePromptInput.parse(input);
  const row = await ctx.db.transaction(async (sql) => {
    const [before] = await sql.query<PromptRow>(lockPrompt, [knownId(promptId), user.userId]);
    if (before === undefined) throw notFound();
    requireChangeable(user, before);
    if (Object.values(changes).every((value) => value === undefined)) return before;
    const title = changes.title ?? before.title;
    const content = changes.content ?? before.content;
    const description = changes.description ?? before.description;
    const [after] = await sql.query<PromptRow>(statement, [
      before.id,
      title,
      content,
      changes.scenario ?? before.scenario,
      description,
      JSON.stringify(changes.metadata ?? before.metadata),
      searchVector({ title, content, description }),
    ]);
    return after ?? before;
  });
  return presentPrompt(ctx, row);
}
