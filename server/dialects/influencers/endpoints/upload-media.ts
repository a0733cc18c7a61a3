import { z } from 'zod';
import { uploadMedia as upload } from '#server/domain/file/index.ts';
import { LARGEST_BROUGHT } from '#server/domain/file/schema.ts';
import { defineEndpoint } from '#server/http/endpoint.ts';
import { jsonAnswer } from '#server/http/exchange.ts';
import { provenance } from '#server/http/provenance.ts';
import { influencers } from '../dialect.ts';
import { presentUpload } from '../present-upload.ts';
import { MediaUploadBody, MediaUploadResult } from '../schema.ts';

export const uploadMedia = defineEndpoint({
  dialect: influencers,
  operationId: 'uploadMedia',
  method: 'POST',
  path: '/api/v1/media/upload',
  summary: 'Upload a picture or a sound for messages',
  description:
    'Pictures are written anew, turned as the camera noted it, without places, cameras and other notes; of an animation the first picture is kept. Sounds keep their packets and lose titles, pictures and notes. What no message uses within a day is deleted.',
  policy: {
    auth: 'required',
    scope: 'chat',
    form: { fileLimit: LARGEST_BROUGHT.audio },
    idempotent: true,
  },
  body: MediaUploadBody,
  result: z.undefined(),
  responses: [{ status: 201, description: 'Stored.', schema: MediaUploadResult }],
  refuses: ['unavailable'],
  async handle(ctx, { body, requestKey }) {
    const { media, repeated } = await upload(ctx, { source: body.file, requestKey });
    return jsonAnswer(201, presentUpload(media), provenance({ repeated }));
  },
});
