import { listTalkMessages, ownTalk, withMedia } from '#server/domain/talk/index.ts';
import { defineEndpoint } from '#server/http/endpoint.ts';
import { influencers } from '../dialect.ts';
import { presentMessage } from '../present.ts';
import { ConversationParams, MessagePage, MessagesQuery } from '../schema-chat.ts';

export const listMessages = defineEndpoint({
  dialect: influencers,
  operationId: 'listMessages',
  method: 'GET',
  path: '/api/v1/chat/conversations/{conversation_id}/messages',
  summary: 'Read what was said in a conversation',
  policy: { auth: 'required', scope: 'chat' },
  params: ConversationParams,
  query: MessagesQuery,
  result: MessagePage,
  async handle(ctx, { params, query }) {
    const { limit, offset, order } = query;
    const talk = await ownTalk(ctx, 'influencer', params.conversation_id);
    const page = { limit, offset, newestFirst: order === 'desc' };
    const { messages, total } = await listTalkMessages(ctx, talk, page);
    const shown = (await withMedia(ctx, messages)).map((message) => presentMessage(message, talk.uuid));
    return { messages: shown, total, limit, offset };
  },
});
