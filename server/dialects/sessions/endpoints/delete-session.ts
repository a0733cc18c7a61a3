import { deleteSession as deleteForGood } from '#server/domain/conversation/index.ts';
import { defineEndpoint } from '#server/http/endpoint.ts';
import { sessions } from '../dialect.ts';
import { DeletedResult, SessionParams } from '../schema.ts';

export const deleteSession = defineEndpoint({
  dialect: sessions,
  operationId: 'deleteSession',
  method: 'DELETE',
  path: '/v1/chat/sessions/{session_id}',
  summary: 'Delete a session and everything in it, for good',
  policy: { auth: 'required', scope: 'chat' },
  params: SessionParams,
  result: DeletedResult,
  async handle(ctx, { params }) {
    await deleteForGood(ctx, params.session_id);
    return { message: 'Session deleted successfully' as const };
  },
});
