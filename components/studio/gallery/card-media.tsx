import { useState } from 'react';
import { Icon } from '#components/ui/icon.tsx';
import { mediaShapes } from '#components/ui/media-shapes.tsx';
import { type Generation, hasEnded } from '../state/generation.ts';
import { refreshCard } from '../store/cards.ts';
import { useStudio } from '../studio-context.ts';
import { Blur } from './blur.tsx';
import { Failed } from './failed.tsx';
import { Running } from './running.tsx';
import type { CardActions } from './use-card-actions.ts';

type CardMediaProps = { generation: Generation; actions: CardActions; tabIndex: number };

/** The square of a card: what was made, or how far it is, or why it was not. */
export function CardMedia({ generation, actions, tabIndex }: CardMediaProps) {
  return (
    <div className="relative aspect-square overflow-hidden rounded-card border border-border bg-surface-2">
      {content({ generation, actions, tabIndex })}
    </div>
  );
}

function content({ generation, actions, tabIndex }: CardMediaProps) {
  if (!hasEnded(generation)) return <Running generation={generation} />;
  if (generation.asset === null) {
    return <Failed generation={generation} actions={actions} tabIndex={tabIndex} />;
  }
  if (generation.asset.kind === 'audio') return <Sound generation={generation} tabIndex={tabIndex} />;
  return <Picture generation={generation} actions={actions} tabIndex={tabIndex} />;
}

function Picture({ generation, actions, tabIndex }: CardMediaProps) {
  const { studio } = useStudio();
  const [playing, setPlaying] = useState(false);
  const { id, asset, params } = generation;
  if (asset === null) return null;
  const video = asset.kind === 'video';
  if (playing) return <Player src={asset.url} name={params.prompt} />;
  const still = video ? asset.posterUrl : (asset.posterUrl ?? asset.url);
  return (
    <button
      type="button"
      tabIndex={tabIndex}
      aria-label={video ? 'Play the video' : 'Open the image'}
      onClick={() => (video ? setPlaying(true) : actions.look())}
      className="group/media absolute inset-0 size-full"
    >
      <Blur hash={asset.blurhash} />
      {still !== null && (
        // oxlint-disable-next-line nextjs/no-img-element -- signed links of this server, already small
        <img
          src={still}
          alt={params.prompt}
          width={asset.width ?? undefined}
          height={asset.height ?? undefined}
          loading="lazy"
          decoding="async"
          // Links end after a while: a page that is open for hours asks for a new one.
          onError={() => void refreshCard(studio, id)}
          className="absolute inset-0 size-full object-contain"
        />
      )}
      {video && (
        <span className="absolute inset-0 flex items-center justify-center">
          <span className="flex size-13 items-center justify-center rounded-full bg-surface/90 text-fg shadow-raised transition-transform group-hover/media:scale-105">
            <Icon name={mediaShapes.play} className="size-6" />
          </span>
        </span>
      )}
    </button>
  );
}

/** Begins at once, since somebody pressed for it. */
function Player({ src, name }: { src: string; name: string }) {
  return (
    // oxlint-disable-next-line jsx-a11y/media-has-caption -- nobody speaks in it
    <video
      src={src}
      aria-label={name}
      autoPlay
      controls
      loop
      playsInline
      className="absolute inset-0 size-full bg-black object-contain"
    />
  );
}

function Sound({ generation, tabIndex }: { generation: Generation; tabIndex: number }) {
  const { asset, params } = generation;
  if (asset === null) return null;
  return (
    <div className="flex size-full flex-col justify-between gap-3 p-4">
      <Icon name={mediaShapes.voice} className="size-7 text-accent" />
      <p className="line-clamp-6 min-h-0 flex-1 font-display text-lg/snug break-words">{params.prompt}</p>
      {/* oxlint-disable-next-line jsx-a11y/media-has-caption -- its text is right above */}
      <audio src={asset.url} controls preload="none" tabIndex={tabIndex} className="h-10 w-full" />
    </div>
  );
}
