import { memo, useEffect, useRef } from 'react';
import type { CopyRequest } from '#server/domain/copy/view.ts';
import { formatAgo } from '#components/shared/format-date.ts';
import { useCell } from '#components/shared/use-cell.ts';
import { Badge } from '#components/ui/badge.tsx';
import { useCopy } from '../copy-context.ts';
import { UNNUMBERED } from '../state/merge-requests.ts';
import { standingOf } from '../state/standing.ts';
import { CardButtons } from './card-buttons.tsx';
import { Meter } from './meter.tsx';
import { Failed } from './failed.tsx';
import { useCardActions } from './use-card-actions.ts';
import { VariantSwitcher } from './variant-switcher.tsx';
import { Writing } from './writing.tsx';

type CardProps = { request: CopyRequest; troubles: Readonly<Record<string, number>> };

/** What was asked for and what was written for it, whatever has become of it. */
export const Card = memo(function Card({ request, troubles }: CardProps) {
  const { copy } = useCopy();
  const moment = useCell(copy.moment);
  const card = useRef<HTMLElement>(null);
  const actions = useCardActions(request);
  const { title, tone, feature, createdAt, messageId } = request;
  const { current, running, failed } = standingOf(request);
  const shown = current ?? running ?? failed;
  const id = `text-${messageId}`;

  useEffect(() => {
    // Just asked for here: below the form on narrow screens, it comes into view.
    if (request.number === UNNUMBERED) card.current?.scrollIntoView({ block: 'nearest' });
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- once, when the card comes into being
  }, []);

  return (
    <article
      ref={card}
      aria-labelledby={id}
      data-state={running === null ? (shown?.status ?? 'failed') : 'writing'}
      className="scroll-my-3 rounded-card border border-border bg-surface"
    >
      <header className="flex flex-wrap items-center gap-x-2 gap-y-1 px-4 pt-3 text-sm">
        <h3 id={id} className="min-w-0 truncate font-medium">
          {title}
        </h3>
        <Badge tone="accent">{tone}</Badge>
        {shown?.sandbox && <Badge tone="warning">sandbox</Badge>}
        <time dateTime={createdAt} className="ml-auto text-xs text-muted">
          {formatAgo(createdAt, { now: new Date(moment.now), timeZone: moment.timeZone })}
        </time>
      </header>
      {current !== null && (
        <p
          data-text
          dir="auto"
          className="px-4 pt-2 pb-1 font-display text-lg/relaxed break-words whitespace-pre-wrap text-fg"
        >
          {current.text}
        </p>
      )}
      {running !== null && (
        <Writing first={current === null} since={running.createdAt} onStop={actions.stop} />
      )}
      {running === null && failed !== null && (current === null || failed.id in troubles) && (
        <Failed variant={failed} retryAt={troubles[failed.id] ?? 0} actions={actions} />
      )}
      <div className="flex flex-wrap items-center gap-x-1 gap-y-1 px-2 pt-1 pb-2 pl-4">
        {current !== null && <Meter text={current.text} />}
        <VariantSwitcher request={request} onChoose={actions.choose} />
        <CardButtons text={current?.text ?? null} busy={running !== null} actions={actions} />
      </div>
      <details className="group border-t border-border px-4 text-sm text-muted">
        <summary className="w-fit py-1.5 text-xs hover:text-fg">What was to be said</summary>
        <p dir="auto" className="pb-3 break-words whitespace-pre-wrap">
          {feature}
        </p>
      </details>
    </article>
  );
});
