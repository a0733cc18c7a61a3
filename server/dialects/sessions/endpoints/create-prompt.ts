import { createPrompt as create } from '#server/domain/prompt/index.ts';
import { defineEndpoint } from '#server/http/endpoint.ts';
import { presentPrompt } from '../present-prompt.ts';
import { prompts } from '../prompts-dialect.ts';
import { CreatePromptBody, PromptResult } from '../prompts-schema.ts';

export const createPrompt = defineEndpoint({
  dialect: prompts,
  operationId: 'createPrompt',
  method: 'POST',
  path: '/api/chat/prompts',
  summary: 'Store a prompt of your own',
  policy: { auth: 'required', scope: 'chat', idempotent: true },
  body: CreatePromptBody,
  result: PromptResult,
  async handle(ctx, { body: { is_template, ...prompt }, requestKey }) {
    return presentPrompt(await create(ctx, { ...prompt, isTemplate: is_template, requestKey }));
  },
});
