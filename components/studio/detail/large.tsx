import { hasEnded, type Generation } from '../state/generation.ts';
import { Running } from '../gallery/running.tsx';

const MEDIA = 'h-auto max-h-[70dvh] w-full rounded-control bg-surface-2 object-contain';

/** What was made, as large as there is room. Its size is known, so nothing moves when it arrives. */
export function Large({ generation }: { generation: Generation }) {
  const { asset, params, failure } = generation;
  if (!hasEnded(generation)) {
    return (
      <div className="aspect-[4/3] rounded-control bg-surface-2">
        <Running generation={generation} />
      </div>
    );
  }
  if (asset === null) {
    return (
      <div className="flex aspect-[4/3] items-center justify-center rounded-control bg-surface-2 p-6 text-center text-muted">
        {failure?.message ?? (generation.state === 'cancelled' ? 'Cancelled.' : 'The file is gone.')}
      </div>
    );
  }
  const size = { width: asset.width ?? undefined, height: asset.height ?? undefined };
  if (asset.kind === 'image') {
    // oxlint-disable-next-line nextjs/no-img-element -- a signed link of this server, shown as it was made
    return <img src={asset.url} alt={params.prompt} {...size} className={MEDIA} />;
  }
  if (asset.kind === 'audio') {
    // oxlint-disable-next-line jsx-a11y/media-has-caption -- its text is right beside
    return <audio src={asset.url} controls className="w-full self-start" />;
  }
  return (
    // oxlint-disable-next-line jsx-a11y/media-has-caption -- nobody speaks in it
    <video
      src={asset.url}
      poster={asset.posterUrl ?? undefined}
      aria-label={params.prompt}
      {...size}
      controls
      loop
      playsInline
      preload="metadata"
      className={MEDIA}
    />
  );
}
