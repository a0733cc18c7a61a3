import { defaultModel, type ResolvedModel, resolveModel } from '../catalogue/index.ts';
import { renderPrompt } from '../prompt-text/schema.ts';
import { estimateTokens } from '#server/kernel/estimate-tokens.ts';
import { requireUser } from '#server/kernel/actor.ts';
import type { Context } from '#server/kernel/context.ts';
import { DomainError } from '#server/kernel/errors.ts';
import { reasonOf } from '#server/kernel/reason-of.ts';
import { countUse } from './count-use.ts';
import { getPrompt } from './get-prompt.ts';
import { findPreview, keepPreview } from './kept-previews.ts';
import { type PreviewInput as Input, PreviewInput } from './schema.ts';
import type { PromptPreview } from './view.ts';

const LONGEST_ANSWER_TOKENS = 2_048;
const DEADLINE_MS = 120_000;

/**
 * Fills in a prompt and lets the default model answer it; nothing of that is stored but, for a day, the answer to a request
 * with a key. A stored prompt's use is counted once it has been answered. Errors: `not_found`, `invalid_input` (missing variables by name; details: field, missing),
 * whatever a model may refuse, and `timed_out` after two minutes.
 */
export async function previewPrompt(ctx: Context, input: Input): Promise<PromptPreview> {
  requireUser(ctx.actor);
  const { promptId, content, variables, requestKey } = PreviewInput.parse(input);
  const before = requestKey === undefined ? null : await findPreview(ctx, requestKey);
  if (before !== null) return { ...before, repeated: true };
  const template = promptId === undefined ? (content ?? '') : (await getPrompt(ctx, { promptId })).content;
  const prompt = render(template, variables);
  const model = resolveModel(ctx, defaultModel(ctx));
  const answer = await ask(ctx, model, prompt, requestKey !== undefined);
  const preview = { ...answer, model: model.alias, sandbox: model.sandbox };
  // First of all: what is paid for must be there, should this process die in the next moment.
  if (requestKey !== undefined) await keepPreview(ctx, requestKey, preview);
  if (promptId !== undefined) await noteUse(ctx, promptId);
  return { ...preview, repeated: false };
}

function render(content: string, variables: Parameters<typeof renderPrompt>[1]): string {
  const rendered = renderPrompt(content, variables);
  if (rendered.outcome === 'rendered') return rendered.text;
  if (rendered.outcome === 'too-long')
    throw new DomainError('invalid_input', 'variables: make the prompt too long', {
      details: { field: 'variables' },
    });
  const missing = rendered.names;
  const shown = missing.slice(0, 10).map((name) => `"${name}"`);
  throw new DomainError('invalid_input', `variables: ${shown.join(', ')} must be given`, {
    details: { field: 'variables', missing },
  });
}

async function ask(
  ctx: Context,
  { route }: ResolvedModel,
  prompt: string,
  keepGoing: boolean,
): Promise<Pick<PromptPreview, 'text' | 'tokensUsed'>> {
  const deadline = AbortSignal.timeout(DEADLINE_MS);
  const signal = keepGoing ? deadline : AbortSignal.any([deadline, ctx.signal]);
  const messages = [{ role: 'user', content: prompt }] as const;
  const request = { route, messages, maxTokens: LONGEST_ANSWER_TOKENS, pace: 'fast', signal } as const;
  let text = '';
  let counted: number | null = null;
  let isRefused = false;
  try {
    for await (const event of ctx.textModels.stream(request)) {
      if (event.type === 'text-delta') text += event.text;
      if (event.type === 'usage' && event.promptTokens !== null && event.completionTokens !== null)
        counted = event.promptTokens + event.completionTokens;
      if (event.type === 'model-end') isRefused = event.reason === 'content-filter' && text === '';
    }
  } catch (error) {
    if (!deadline.aborted || ctx.signal.aborted) throw error;
    throw new DomainError('timed_out', 'The model took too long to answer.', { cause: error });
  }
  if (isRefused) throw new DomainError('content_refused', 'The model refused this prompt.');
  const tokensUsed = counted ?? estimateTokens(prompt) + estimateTokens(text);
  return { text: text.replaceAll('\0', '').toWellFormed(), tokensUsed };
}

/** The answer is paid for and goes out, also where its prompt has been deleted meanwhile or cannot be counted. */
async function noteUse(ctx: Context, promptId: number): Promise<void> {
  await countUse(ctx, { promptId }).catch((error: unknown) => {
    ctx.log.warn('prompt.use-not-counted', { reason: reasonOf(error) });
  });
}
