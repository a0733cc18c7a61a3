import { updatePrompt as update } from '#server/domain/prompt/index.ts';
import { defineEndpoint } from '#server/http/endpoint.ts';
import { presentPrompt } from '../present-prompt.ts';
import { prompts } from '../prompts-dialect.ts';
import { PromptParams, PromptResult, UpdatePromptBody } from '../prompts-schema.ts';

export const updatePrompt = defineEndpoint({
  dialect: prompts,
  operationId: 'updatePrompt',
  method: 'PUT',
  path: '/api/chat/prompts/{prompt_id}',
  summary: 'Change what is given of a prompt',
  description: 'System templates are changed by administrators only.',
  policy: { auth: 'required', scope: 'chat' },
  params: PromptParams,
  body: UpdatePromptBody,
  result: PromptResult,
  async handle(ctx, { params, body }) {
    return presentPrompt(await update(ctx, { promptId: params.prompt_id, ...body }));
  },
});
