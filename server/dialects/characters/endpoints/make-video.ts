import { refuseUnaffordable } from '#server/domain/media/index.ts';
import { defineEndpoint } from '#server/http/endpoint.ts';
import { jsonAnswer } from '#server/http/exchange.ts';
import type { Context } from '#server/kernel/context.ts';
import { characterOf } from '../built-in-characters.ts';
import { characters } from '../dialect.ts';
import { makeMedia } from '../make-media.ts';
import { resolutionOf, secondsOf } from '../present-asset.ts';
import { sandboxHeaders } from '../sandbox-headers.ts';
import { VideoBody, VideoResult } from '../schema.ts';

export const makeVideo = defineEndpoint({
  dialect: characters,
  operationId: 'makeVideo',
  method: 'POST',
  path: '/api/v1/media/video',
  summary: 'Paint a text and set the picture in motion',
  description:
    'Answers when it is made. The image and the video are two generations, each charged as its own model; `request_id` is the video’s. With an Idempotency-Key, a request that was cut off between the two goes on with the image that is there.',
  policy: { auth: 'required', scope: 'chat', idempotent: true },
  body: VideoBody,
  result: VideoResult,
  refuses: ['content_refused', 'insufficient_credits', 'upstream_failed'],
  async handle(ctx, { body, requestKey }) {
    characterOf(body.character_id);
    const { width, height, style, duration_seconds: seconds } = body.video_settings ?? {};
    const shape = {
      model: 'auto',
      prompt: body.text,
      ...(width === undefined ? {} : { width }),
      ...(height === undefined ? {} : { height }),
      ...(style === undefined ? {} : { style }),
    };
    const staying = stayingOn(ctx);
    if (requestKey === undefined) await refuseUnaffordable(ctx, ['image', 'video']);
    const image = await makeMedia(staying, { ...shape, kind: 'image' }, { requestKey, step: 'image' });
    const moved = { ...shape, kind: 'video' as const, imageKey: image.asset.key };
    const made = await makeMedia(staying, seconds === undefined ? moved : { ...moved, seconds }, {
      requestKey,
      step: 'video',
    });
    const shown = {
      request_id: made.id,
      video_url: made.asset.url,
      thumbnail_url: made.asset.posterUrl,
      duration_seconds: secondsOf(made.asset),
      resolution: resolutionOf(made.asset),
      file_size_bytes: made.asset.bytes,
      unsupported: made.unsupported,
      generated_at: (made.endedAt ?? made.createdAt).toISOString(),
    };
    return jsonAnswer(200, shown, sandboxHeaders(made));
  },
});

/** Whoever leaves after the image still gets the video that it was paid for. */
function stayingOn(ctx: Context): Context {
  return { ...ctx, signal: new AbortController().signal };
}
