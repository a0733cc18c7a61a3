import { provenance } from '#server/http/provenance.ts';
import type { GenerationView } from '#server/domain/media/index.ts';
import { exactNumber, withJsonMember } from '#server/http/exact-json.ts';
import { type HttpAnswer, jsonAnswer } from '#server/http/exchange.ts';
import { mediaStatusOf } from '#server/http/media-status.ts';
import { errorBody } from './dialect.ts';

/** How an ended generation is answered: 200 with what was made, or 500 with where the reason can be read. */
export function presentEnded(made: GenerationView): HttpAnswer {
  const { asset, id, kind } = made;
  if (asset === null) {
    const failed = { ...errorBody(500, `Failed to generate ${kind}`), generation_id: id };
    return jsonAnswer(500, failed, provenance(made));
  }
  const result = {
    s3_key: asset.key,
    model: made.model,
    ...(kind === 'image' ? { image_size_bytes: asset.bytes } : {}),
    generation_id: id,
    url: asset.url,
  };
  return withCredits(jsonAnswer(200, result, provenance(made)), result, made);
}

/** How a generation is answered whose end nobody waits for. */
export function presentAccepted(made: GenerationView): HttpAnswer {
  const headers = {
    ...provenance(made),
    'preference-applied': 'respond-async',
    location: statusPath(made),
  };
  const accepted = { generation_id: made.id, status: mediaStatusOf(made.state) };
  return withCredits(jsonAnswer(202, accepted, headers), accepted, made);
}

function withCredits(answer: HttpAnswer, fields: object, { credits }: GenerationView): HttpAnswer {
  const exact = `{"used":${exactNumber(credits.used)},"balance":${exactNumber(credits.balance)}}`;
  return { ...answer, body: withJsonMember(fields, 'credits', exact) };
}

function statusPath({ id }: GenerationView): string {
  return `/api/v1/media/status/${id}`;
}
