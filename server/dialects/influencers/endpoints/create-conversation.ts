import { visiblePersona } from '#server/domain/persona/index.ts';
import { openTalk, readTalk } from '#server/domain/talk/index.ts';
import { defineEndpoint } from '#server/http/endpoint.ts';
import { jsonAnswer } from '#server/http/exchange.ts';
import { influencers } from '../dialect.ts';
import { presentConversation } from '../present.ts';
import { ConversationResult, CreateConversationBody } from '../schema-chat.ts';

export const createConversation = defineEndpoint({
  dialect: influencers,
  operationId: 'createConversation',
  method: 'POST',
  path: '/api/v1/chat/conversations',
  summary: 'Begin a conversation with an influencer, or find the one there is',
  description: 'There is one per user and influencer: 201 when this request made it, else 200.',
  policy: { auth: 'required', scope: 'chat', idempotent: true },
  body: CreateConversationBody,
  result: ConversationResult,
  responses: [{ status: 201, description: 'It was made.', schema: ConversationResult }],
  async handle(ctx, { body }) {
    const persona = await visiblePersona(ctx, body.influencer_id);
    const talk = await openTalk(ctx, { kind: 'influencer', name: persona.id, persona });
    const shown = presentConversation(ctx, await readTalk(ctx, talk.id));
    return jsonAnswer(talk.created ? 201 : 200, shown);
  },
});
