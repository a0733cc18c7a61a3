import { getSession, switchSessionModel } from '#server/domain/conversation/index.ts';
import { defineEndpoint } from '#server/http/endpoint.ts';
import { jsonStream } from '#server/http/json-stream.ts';
import { sessions } from '../dialect.ts';
import { SwitchModelBody, SwitchModelResult } from '../schema.ts';

export const switchModel = defineEndpoint({
  dialect: sessions,
  operationId: 'switchModel',
  method: 'POST',
  path: '/v1/chat/switch-model',
  summary: 'Let another model answer in a session from now on',
  description: 'The history stays and is what the new model reads.',
  policy: { auth: 'required', scope: 'chat' },
  body: SwitchModelBody,
  result: SwitchModelResult,
  async handle(ctx, { body }) {
    await switchSessionModel(ctx, body.session_id, body.model);
    const { id, model, messages, title } = await getSession(ctx, body.session_id);
    return jsonStream({ session_id: id, model, messages, title });
  },
});
