import type { AssetView, GenerationView } from '#server/domain/media/index.ts';
import { mediaStatusOf } from '#server/http/media-status.ts';
import { formatOf, resolutionOf, secondsOf } from './present-asset.ts';

/** A generation as its status is told, whatever door it came in by. */
export function presentStatus(generation: GenerationView) {
  const { asset, failure } = generation;
  return {
    request_id: generation.id,
    status: mediaStatusOf(generation.state),
    progress: percentOf(generation),
    queue_position: generation.queuePosition,
    media_type: generation.kind,
    model: generation.model,
    result: asset === null ? null : presentResult(asset),
    ...(failure === null ? {} : { error: failure }),
    created_at: generation.createdAt.toISOString(),
    completed_at: generation.endedAt?.toISOString() ?? null,
  };
}

function presentResult(asset: AssetView) {
  return {
    [`${asset.kind}_url`]: asset.url,
    ...(asset.posterUrl === null ? {} : { thumbnail_url: asset.posterUrl }),
    s3_key: asset.key,
    file_size_bytes: asset.bytes,
    format: formatOf(asset),
    resolution: resolutionOf(asset),
    duration_seconds: secondsOf(asset),
  };
}

/** What is known, from 0 to 100; nothing is guessed. */
function percentOf({ state, progress }: GenerationView): number | null {
  if (state === 'succeeded') return 100;
  return progress === null ? null : Math.round(progress * 100);
}
