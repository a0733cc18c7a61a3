import { z } from 'zod';
import { openAsset } from '#server/domain/file/index.ts';
import { voiceOfMessage } from '#server/domain/talk/index.ts';
import { defineEndpoint } from '#server/http/endpoint.ts';
import { isDomainError } from '#server/kernel/errors.ts';
import { characters } from '../dialect.ts';
import { AssetParams, AssetQuery, ErrorBody } from '../schema.ts';
import { serveFile } from '../serve-file.ts';

/** Whatever the file is. */
const ANY = '*/*';

export const getAsset = defineEndpoint({
  dialect: characters,
  operationId: 'getAsset',
  method: 'GET',
  path: '/assets/{folder}/{file}',
  summary: 'Fetch an image, a video, a sound, a preview or an uploaded PDF by its link',
  description:
    'Links come with whatever made the file and need no token: they are signed and run out. Answers `Range`, `If-Range` and `If-None-Match`.',
  policy: { auth: 'open' },
  params: AssetParams,
  query: AssetQuery,
  result: z.undefined(),
  responses: [
    { status: 200, description: 'The file, in its own media type.', contentType: ANY },
    { status: 206, description: 'The part that `Range` asked for.', contentType: ANY },
    {
      status: 302,
      description: 'Where the bucket itself serves the file, or where the sound of a message is now.',
      contentType: null,
    },
    { status: 304, description: 'The file that `If-None-Match` names.', contentType: null },
    { status: 416, description: '`Range` begins behind the end of the file.', schema: ErrorBody },
  ],
  refuses: ['forbidden', 'unavailable'],
  async handle(ctx, { params, query, header }) {
    const download = query.download === '1';
    const { expires, signature } = query;
    const opened = await openAsset(ctx, { ...params, expires, signature, download }).catch(
      (error: unknown) => {
        // The signature was good: this may be a message that nobody has listened to yet.
        if (isDomainError(error) && error.code === 'not_found' && params.folder === 'audio') return null;
        throw error;
      },
    );
    if (opened === null) {
      const { url } = await voiceOfMessage(ctx, params.file.replace(/\.wav$/, ''));
      return { status: 302, headers: { location: url, 'cache-control': 'no-store' }, body: null };
    }
    const cacheControl = `private, max-age=${opened.cacheSeconds}`;
    if (opened.at === 'here')
      return serveFile({ ...opened, fileName: opened.name, download }, header, cacheControl);
    const headers = {
      'cache-control': cacheControl,
      'cross-origin-resource-policy': 'cross-origin',
      location: opened.url,
      'referrer-policy': 'no-referrer',
    };
    return { status: 302, headers, body: null };
  },
});
