import { requireUser } from '#server/kernel/actor.ts';
import type { Context } from '#server/kernel/context.ts';
import { type PromptRow, presentPrompt } from './present-prompt.ts';
import { ListPromptsInput } from './schema.ts';
import { searchQueries } from './search-words.ts';
import { findPrompts } from './sql.ts';
import type { PromptPage } from './view.ts';

/**
 * A page of the prompts that the asking user sees: what has the searched words in its title first, then their own before
 * the system's, the newest change first. A search without any letter or digit finds nothing.
 */
export async function listPrompts(ctx: Context, input: ListPromptsInput): Promise<PromptPage> {
  const { userId } = requireUser(ctx.actor);
  const { search = '', scenario, whose, cursor, limit } = ListPromptsInput.parse(input);
  const words = searchQueries(search);
  if (words === null && search.trim() !== '') return { prompts: [], total: 0, nextCursor: null };
  const pageNumber = cursor ?? 1;
  const skip = (pageNumber - 1) * limit;
  const { page, total } = findPrompts({ userId, whose, scenario, words, skip, take: limit });
  const [rows, [counted]] = await Promise.all([
    ctx.db.query<PromptRow>(page.statement, page.values),
    ctx.db.query<{ total: number }>(total.statement, total.values),
  ]);
  const all = counted?.total ?? 0;
  return {
    prompts: rows.map((row) => presentPrompt(ctx, row)),
    total: all,
    nextCursor: rows.length > 0 && skip + rows.length < all ? pageNumber + 1 : null,
  };
}
