import { Icon } from '#components/ui/icon.tsx';
import { mediaShapes } from '#components/ui/media-shapes.tsx';

/** What all make of a persona. */
export function Stars({ average, ratings }: { average: number | null; ratings: number }) {
  if (average === null) return <span>Not rated yet</span>;
  return (
    <span className="inline-flex items-center gap-1">
      <Icon name={mediaShapes.starFull} className="size-3.5 text-warning" />
      <span aria-label={`${average.toFixed(1)} of 5 stars`} role="img">
        {average.toFixed(1)}
      </span>
      <span>({ratings})</span>
    </span>
  );
}
