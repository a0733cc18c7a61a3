import type { Context } from '#server/kernel/context.ts';
import { visiblePrompt } from './own-prompt.ts';
import { presentPrompt } from './present-prompt.ts';
import { PromptRef } from './schema.ts';
import type { PromptView } from './view.ts';

/** A prompt of the asking user's, or a system template; `not_found` for any other. */
export async function getPrompt(ctx: Context, input: PromptRef): Promise<PromptView> {
  return presentPrompt(ctx, await visiblePrompt(ctx, PromptRef.parse(input).promptId));
}
