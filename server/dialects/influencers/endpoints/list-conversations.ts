import { visiblePersona } from '#server/domain/persona/index.ts';
import { listCountedTalks } from '#server/domain/talk/index.ts';
import { defineEndpoint } from '#server/http/endpoint.ts';
import { influencers } from '../dialect.ts';
import { presentConversation } from '../present.ts';
import { ConversationPage, ConversationsQuery } from '../schema-chat.ts';

export const listConversations = defineEndpoint({
  dialect: influencers,
  operationId: 'listConversations',
  method: 'GET',
  path: '/api/v1/chat/conversations',
  summary: 'See your conversations with influencers, the latest first',
  policy: { auth: 'required', scope: 'chat' },
  query: ConversationsQuery,
  result: ConversationPage,
  async handle(ctx, { query }) {
    const { limit, offset, influencer_id: key } = query;
    const personaId = key === undefined ? null : (await visiblePersona(ctx, key)).id;
    const { talks, total } = await listCountedTalks(ctx, { limit, offset, personaId });
    return { conversations: talks.map((talk) => presentConversation(ctx, talk)), total, limit, offset };
  },
});
