import { actAs } from '#server/domain/account/index.ts';
import { awaitResult, requestMedia } from '#server/domain/media/index.ts';
import { defineEndpoint } from '#server/http/endpoint.ts';
import { generations } from '../dialect.ts';
import { inWireWords } from '../in-wire-words.ts';
import { presentAccepted, presentEnded } from '../present-generation.ts';
import { AcceptedResult, FailedBody, GenerateBody, GenerateResult, PreferHeaders } from '../schema.ts';

export const generate = defineEndpoint({
  dialect: generations,
  operationId: 'generate',
  method: 'POST',
  path: '/chat',
  summary: 'Make an image, or a video from an image of yours',
  description:
    'Answers when it is made. The credits are taken first; too few are a 400, and then nothing is made. Whoever leaves loses nothing: the generation goes on. `Prefer: respond-async` answers 202 at once, and `GET /api/v1/media/status/{generation_id}` tells the rest. `X-Sandbox: true` marks what no provider made.',
  policy: { auth: 'required', scope: ['chat', 'act-as'], idempotent: true },
  body: GenerateBody,
  headers: PreferHeaders,
  result: GenerateResult,
  responses: [
    { status: 202, description: 'Accepted, as `Prefer: respond-async` asked.', schema: AcceptedResult },
    { status: 500, description: 'It could not be made.', schema: FailedBody },
  ],
  refuses: ['insufficient_credits', 'unavailable'],
  async handle(ctx, { body, header, requestKey }) {
    const owner = await actAs(ctx, body.uuid);
    const { uuid: _, ...wanted } = body;
    const input = { ...wanted, ...(requestKey === undefined ? {} : { requestKey }) };
    const asked = await requestMedia(owner, input).catch((error: unknown) => {
      throw inWireWords(error, body.kind);
    });
    if (RESPOND_ASYNC.test(header('prefer') ?? '')) return presentAccepted(asked);
    const whenBusy = requestKey === undefined ? 'cancel' : 'leave';
    return presentEnded(await awaitResult(owner, { generationId: asked.id, whenBusy }));
  },
});

/** Among other preferences, as RFC 7240 lists them. */
const RESPOND_ASYNC = /(^|,)\s*respond-async\s*(,|;|$)/i;
