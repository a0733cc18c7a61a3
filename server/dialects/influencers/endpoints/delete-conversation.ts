import { deleteTalk } from '#server/domain/talk/index.ts';
import { defineEndpoint } from '#server/http/endpoint.ts';
import { influencers } from '../dialect.ts';
import { ConversationParams, DeletedResult } from '../schema-chat.ts';

export const deleteConversation = defineEndpoint({
  dialect: influencers,
  operationId: 'deleteConversation',
  method: 'DELETE',
  path: '/api/v1/chat/conversations/{conversation_id}',
  summary: 'Delete a conversation with all its messages, for good',
  policy: { auth: 'required', scope: 'chat' },
  params: ConversationParams,
  result: DeletedResult,
  async handle(ctx, { params }) {
    await deleteTalk(ctx, params.conversation_id);
    return { message: 'Conversation deleted', conversation_id: params.conversation_id };
  },
});
