import { listPrompts as list } from '#server/domain/prompt/index.ts';
import { defineEndpoint } from '#server/http/endpoint.ts';
import { presentPrompt } from '../present-prompt.ts';
import { prompts } from '../prompts-dialect.ts';
import { ListPromptsQuery, ListPromptsResult } from '../prompts-schema.ts';

export const listPrompts = defineEndpoint({
  dialect: prompts,
  operationId: 'listPrompts',
  method: 'GET',
  path: '/api/chat/prompts',
  summary: 'List your prompts and the system templates',
  description:
    'Your own come first, then the latest change; of a search, what has the words in its title. An empty `scenario` or `search` is none.',
  policy: { auth: 'required', scope: 'chat' },
  query: ListPromptsQuery,
  result: ListPromptsResult,
  async handle(ctx, { query: { scenario, search, include_templates, page, page_size } }) {
    const found = await list(ctx, {
      search,
      scenario: scenario === '' ? undefined : scenario,
      whose: include_templates ? 'all' : 'mine',
      cursor: page,
      limit: page_size,
    });
    return { items: found.prompts.map(presentPrompt), total: found.total, page, page_size };
  },
});
