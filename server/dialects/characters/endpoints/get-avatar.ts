import { z } from 'zod';
import { openAvatar } from '#server/domain/persona/index.ts';
import { defineEndpoint } from '#server/http/endpoint.ts';
import { jsonAnswer } from '#server/http/exchange.ts';
import { fileAnswer } from '#server/http/file-answer.ts';
import { characters } from '../dialect.ts';
import { ErrorBody } from '../schema.ts';

export const getAvatar = defineEndpoint({
  dialect: characters,
  operationId: 'getAvatar',
  method: 'GET',
  path: '/assets/avatars/{file}',
  summary: 'Fetch the portrait of a character that comes with the product',
  policy: { auth: 'none' },
  params: z.object({ file: z.string().meta({ example: 'assistant.png' }) }),
  result: z.undefined(),
  responses: [
    { status: 200, description: 'A PNG.', contentType: 'image/png' },
    { status: 206, description: 'The part that `Range` asked for.', contentType: 'image/png' },
    { status: 304, description: 'The file that `If-None-Match` names.', contentType: null },
    { status: 416, description: '`Range` begins behind the end of the file.', schema: ErrorBody },
  ],
  async handle(ctx, { params, header }) {
    const file = await openAvatar(ctx, params.file);
    const shared = {
      'cache-control': 'public, max-age=86400',
      'cross-origin-resource-policy': 'cross-origin',
    };
    const answer = fileAnswer(file, header, shared);
    if (answer !== 'unsatisfiable') return answer;
    const refusal = { code: 'INVALID_REQUEST', message: `Range: the file has ${file.bytes} bytes` };
    return jsonAnswer(416, refusal, { 'content-range': `bytes */${file.bytes}` });
  },
});
