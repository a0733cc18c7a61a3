import { useEffect, useState } from 'react';
import { query } from '#components/shared/api.ts';
import { IconButton } from '#components/ui/button.tsx';
import type { Generation } from '../state/generation.ts';
import { cardOf } from '../store/cards.ts';
import { useStudio } from '../studio-context.ts';
import { useDraft } from './use-draft.ts';

const OFFERED = 8;

/** The image that the video starts from: the one chosen, or the newest to choose from. */
export function SourceImage() {
  const [{ source }, change] = useDraft();
  if (source === null) return <RecentImages />;
  return (
    <ChosenImage
      key={source.generationId}
      generationId={source.generationId}
      onRemove={() => change({ source: null })}
    />
  );
}

function ChosenImage({ generationId, onRemove }: { generationId: string; onRemove: () => void }) {
  const { studio } = useStudio();
  const [image, setImage] = useState<Generation | null | 'gone'>(
    () => studio.cards.get(generationId)?.get() ?? null,
  );
  useEffect(() => {
    let left = false;
    void cardOf(studio, generationId).then(
      (found) => left || setImage(found === null || found.asset === null ? 'gone' : found),
    );
    return () => {
      left = true;
    };
  }, [studio, generationId]);

  const shown = image === 'gone' ? null : image;
  return (
    <figure className="flex items-center gap-3 rounded-control border border-border bg-bg p-2 text-sm">
      <span className="size-14 shrink-0 overflow-hidden rounded-md bg-surface-2">
        {shown?.asset && (
          // oxlint-disable-next-line nextjs/no-img-element -- signed links of this server, already small
          <img
            src={shown.asset.posterUrl ?? shown.asset.url}
            alt={shown.params.prompt}
            className="size-full object-cover"
          />
        )}
      </span>
      <figcaption className="min-w-0 flex-1">
        <span className="block font-medium">Starts from</span>
        <span className="block truncate text-muted">
          {image === 'gone' ? 'an image that is gone: choose another' : (shown?.params.prompt ?? 'an image')}
        </span>
      </figcaption>
      <IconButton label="Choose another image" icon="close" onClick={onRemove} />
    </figure>
  );
}

function RecentImages() {
  const { studio } = useStudio();
  const [, change] = useDraft();
  const [images, setImages] = useState<readonly Generation[] | null>(null);
  useEffect(() => {
    let left = false;
    const wanted = { kind: 'image', state: 'succeeded', limit: OFFERED } as const;
    query('generation.list', wanted).then(
      ({ generations }) => left || setImages(generations),
      () => left || setImages([]),
    );
    return () => {
      left = true;
    };
  }, [studio]);

  return (
    <fieldset>
      <legend className="mb-1 text-sm font-medium">Starts from</legend>
      <div className="flex min-h-14 items-center gap-1.5 overflow-x-auto p-0.5 [scrollbar-width:thin]">
        {images?.map(({ id, asset, params }) =>
          asset === null ? null : (
            <button
              key={id}
              type="button"
              onClick={() => change({ source: { generationId: id, key: asset.key } })}
              className="size-14 shrink-0 overflow-hidden rounded-md border border-border bg-surface-2 hover:border-accent"
            >
              {/* oxlint-disable-next-line nextjs/no-img-element -- signed links of this server, already small */}
              <img
                src={asset.posterUrl ?? asset.url}
                alt={params.prompt}
                className="size-full object-cover"
              />
            </button>
          ),
        )}
        {images?.length === 0 && <p className="text-sm text-muted">Make an image first, then animate it.</p>}
      </div>
    </fieldset>
  );
}
