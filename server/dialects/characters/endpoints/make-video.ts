import { refuseUnaffordable } from '#server/domain/media/index.ts';
import { visiblePersona } from '#server/domain/persona/index.ts';
import { defineEndpoint } from '#server/http/endpoint.ts';
import { jsonAnswer } from '#server/http/exchange.ts';
import { provenance } from '#server/http/provenance.ts';
import { characters } from '../dialect.ts';
import { paintAndFilm } from '../paint-and-film.ts';
import { resolutionOf, secondsOf } from '../present-asset.ts';
import { VideoBody, VideoResult } from '../schema.ts';
import { USUAL_CHARACTER } from '../usual-character.ts';

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
    await visiblePersona(ctx, body.character_id ?? USUAL_CHARACTER);
    const { width, height, style, duration_seconds: seconds } = body.video_settings ?? {};
    const shape = {
      model: 'auto',
      prompt: body.text,
      ...(width === undefined ? {} : { width }),
      ...(height === undefined ? {} : { height }),
      ...(style === undefined ? {} : { style }),
    };
    if (requestKey === undefined) await refuseUnaffordable(ctx, ['image', 'video']);
    const made = await paintAndFilm(ctx, shape, { seconds, requestKey });
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
    return jsonAnswer(200, shown, provenance(made));
  },
});
