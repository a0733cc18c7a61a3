import { previewPrompt as preview } from '#server/domain/prompt/index.ts';
import { defineEndpoint } from '#server/http/endpoint.ts';
import { jsonAnswer } from '#server/http/exchange.ts';
import { provenance } from '#server/http/provenance.ts';
import { prompts } from '../prompts-dialect.ts';
import { PreviewBody, PreviewResult } from '../prompts-schema.ts';

export const previewPrompt = defineEndpoint({
  dialect: prompts,
  operationId: 'previewPrompt',
  method: 'POST',
  path: '/api/chat/prompts/preview',
  summary: 'Fill in a prompt and see what the default chat model makes of it',
  description:
    'Every variable needs a value. Values are put in once over: braces within them are text. `X-Sandbox: true` marks an answer that no provider has given.',
  policy: { auth: 'required', scope: 'chat', idempotent: true },
  body: PreviewBody,
  result: PreviewResult,
  refuses: ['content_refused', 'rate_limited', 'unavailable', 'upstream_failed', 'timed_out'],
  async handle(ctx, { body, requestKey }) {
    const answer = await preview(ctx, {
      promptId: body.prompt_id,
      content: body.content,
      variables: body.variables,
      requestKey,
    });
    const result = { preview: answer.text, tokens_used: answer.tokensUsed, model_used: answer.model };
    return jsonAnswer(200, result, provenance(answer));
  },
});
