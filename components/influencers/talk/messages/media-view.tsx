import type { Row } from '../store/talk.ts';

/** Longest side of a picture in a message, in CSS pixels. */
const LONGEST = 320;

/** The pictures and sounds of a message, in boxes that have their size before they are loaded. `onFailed`: one could not be. */
export function MediaView({ media, onFailed }: { media: Row['media']; onFailed?: () => void }) {
  if (media.length === 0) return null;
  return (
    <div className="my-1 flex flex-wrap gap-2">
      {media.map(({ kind, url, width, height }) =>
        kind === 'audio' ? (
          // oxlint-disable-next-line jsx-a11y/media-has-caption -- what was said in it stands below as words
          <audio
            key={url}
            controls
            preload="metadata"
            src={url}
            onError={onFailed}
            className="h-10 w-64 max-w-full"
          />
        ) : (
          <a key={url} href={url} target="_blank" rel="noreferrer" className="block">
            {/* oxlint-disable-next-line next/no-img-element -- signed links are not for an optimizer to fetch */}
            <img
              src={url}
              alt="Sent by you"
              onError={onFailed}
              {...shown(width, height)}
              className="h-auto max-w-full rounded-control bg-surface-2"
            />
          </a>
        ),
      )}
    </div>
  );
}

function shown(width: number | null, height: number | null): { width: number; height: number } {
  if (width === null || height === null) return { width: LONGEST, height: LONGEST };
  const share = Math.min(1, LONGEST / Math.max(width, height));
  return { width: Math.round(width * share), height: Math.round(height * share) };
}
