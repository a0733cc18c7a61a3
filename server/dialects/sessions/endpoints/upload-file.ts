import { attachToSession } from '#server/domain/file/index.ts';
import { LARGEST_FILE_BYTES } from '#server/domain/file/schema.ts';
import { defineEndpoint } from '#server/http/endpoint.ts';
import { jsonAnswer } from '#server/http/exchange.ts';
import { provenance } from '#server/http/provenance.ts';
import { sessions } from '../dialect.ts';
import { presentUpload } from '../present-upload.ts';
import { SessionParams, UploadBody, UploadResult } from '../schema.ts';

export const uploadFile = defineEndpoint({
  dialect: sessions,
  operationId: 'uploadFile',
  method: 'POST',
  path: '/api/chat/sessions/{session_id}/upload',
  summary: 'Give a session a PDF as context',
  description:
    'Its text is context for every later turn: a short file goes to the model whole, a long one is searched for what matters to the question. At most 20 files a session, 100 MB and 5,000,000 characters together.',
  policy: {
    auth: 'required',
    scope: 'chat',
    form: { fileLimit: LARGEST_FILE_BYTES },
    idempotent: true,
  },
  params: SessionParams,
  body: UploadBody,
  result: UploadResult,
  refuses: ['unavailable'],
  async handle(ctx, { params, body, requestKey }) {
    const { name, ...source } = body.file;
    const upload = { name, source, requestKey };
    const { file, text, repeated } = await attachToSession(ctx, params.session_id, upload);
    const answer = { file: presentUpload(file, text), message: 'File uploaded successfully' as const };
    return jsonAnswer(200, answer, provenance({ repeated }));
  },
});
