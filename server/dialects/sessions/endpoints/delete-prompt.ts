import { deletePrompt as deleteForGood } from '#server/domain/prompt/index.ts';
import { defineEndpoint } from '#server/http/endpoint.ts';
import { prompts } from '../prompts-dialect.ts';
import { DeletedPrompt, PromptParams } from '../prompts-schema.ts';

export const deletePrompt = defineEndpoint({
  dialect: prompts,
  operationId: 'deletePrompt',
  method: 'DELETE',
  path: '/api/chat/prompts/{prompt_id}',
  summary: 'Delete a prompt, for good',
  description: 'System templates are deleted by administrators only.',
  policy: { auth: 'required', scope: 'chat' },
  params: PromptParams,
  result: DeletedPrompt,
  async handle(ctx, { params }) {
    await deleteForGood(ctx, { promptId: params.prompt_id });
    return { message: 'Prompt deleted successfully' as const };
  },
});
