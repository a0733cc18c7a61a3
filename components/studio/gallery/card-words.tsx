import { formatAgo } from '#components/shared/format-date.ts';
import { useCell } from '#components/shared/use-cell.ts';
import { Badge } from '#components/ui/badge.tsx';
import { chargeInWords } from '../state/charge-words.ts';
import type { Generation } from '../state/generation.ts';
import { stateInWords } from '../state/state-words.ts';
import { labelOf } from '../store/studio.ts';
import { useStudio } from '../studio-context.ts';

/** What was asked of whom, when, and for how much. Always as high, so that nothing moves when it ends. */
export function CardWords({ generation }: { generation: Generation }) {
  const { studio } = useStudio();
  const models = useCell(studio.models);
  const { now, timeZone } = useCell(studio.moment);
  const { id, params, model, sandbox, createdAt, unsupported } = generation;
  return (
    <div className="mt-2 px-0.5 text-sm">
      <p
        id={`prompt-${id}`}
        title={params.prompt}
        className="line-clamp-2 min-h-[2lh] leading-snug break-words"
      >
        {params.prompt}
      </p>
      <p className="mt-1 flex h-5 items-center gap-1.5 text-xs text-muted">
        <span className="truncate">{labelOf(models, model)}</span>
        {sandbox && <Badge tone="warning">sandbox</Badge>}
      </p>
      <p className="mt-0.5 truncate text-xs text-muted">
        {chargeInWords(generation)}
        <span aria-hidden="true"> · </span>
        <time dateTime={createdAt}>{formatAgo(createdAt, { now: new Date(now), timeZone })}</time>
      </p>
      {unsupported.length > 0 && (
        <p className="mt-1 text-xs text-warning">Could not follow: {unsupported.join(', ')}</p>
      )}
      <span id={`state-${id}`} className="sr-only">
        {stateInWords(generation)}
      </span>
    </div>
  );
}
