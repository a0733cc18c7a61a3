import { clearTalk } from '#server/domain/talk/index.ts';
import { defineEndpoint } from '#server/http/endpoint.ts';
import { characters } from '../dialect.ts';
import { ClearedResult, SessionParams } from '../schema-chat.ts';

export const clearHistory = defineEndpoint({
  dialect: characters,
  operationId: 'clearCharacterHistory',
  method: 'DELETE',
  path: '/api/v1/chat/history/{session_id}',
  summary: 'Forget what was said in a session',
  description: 'The messages are gone for good; the session stays usable, with the same character.',
  policy: { auth: 'required', scope: 'chat' },
  params: SessionParams,
  result: ClearedResult,
  async handle(ctx, { params }) {
    await clearTalk(ctx, params.session_id);
    return {
      message: 'Conversation history cleared successfully',
      session_id: params.session_id,
      cleared_at: ctx.clock.now().toISOString(),
    };
  },
});
