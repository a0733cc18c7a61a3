import { z } from 'zod';
import { openAvatar } from '#server/domain/persona/index.ts';
import { defineEndpoint } from '#server/http/endpoint.ts';
import { characters } from '../dialect.ts';
import { ErrorBody } from '../schema.ts';
import { serveFile } from '../serve-file.ts';

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
    return serveFile(await openAvatar(ctx, params.file), header, 'public, max-age=86400');
  },
});
