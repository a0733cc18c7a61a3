import type { Context } from '#server/kernel/context.ts';
import { createPrompt } from './create-prompt.ts';
import { getPrompt } from './get-prompt.ts';
import { PromptRef } from './schema.ts';
import type { PromptView } from './view.ts';

const COPY = ' (copy)';
const LONGEST_TITLE = 200;

/** A copy of the asking user's own, which has not been used yet; also of a system template. */
export async function duplicatePrompt(ctx: Context, input: PromptRef): Promise<PromptView> {
  const { title, content, scenario, description, metadata, isTemplate } = await getPrompt(
    ctx,
    PromptRef.parse(input),
  );
  return createPrompt(ctx, {
    title: isTemplate ? title : `${title.slice(0, LONGEST_TITLE - COPY.length)}${COPY}`,
    content,
    scenario,
    description,
    metadata: { ...metadata },
  });
}
