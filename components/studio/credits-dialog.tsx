import { useEffect, useState } from 'react';
import { type Answer, leaveIfSignedOut, query, refusalOf } from '#components/shared/api.ts';
import { formatAgo } from '#components/shared/format-date.ts';
import { useCell } from '#components/shared/use-cell.ts';
import { Button } from '#components/ui/button.tsx';
import { Dialog } from '#components/ui/dialog.tsx';
import { Spinner } from '#components/ui/spinner.tsx';
import { creditsInWords, isNothing } from '#components/shared/credits.ts';
import { type Entry, entryInWords } from './state/entry-words.ts';
import { labelOf } from './store/studio.ts';
import { useStudio } from './studio-context.ts';

const PAGE = 30;

type Page = { entries: readonly Entry[]; cursor: number | null; state: 'loading' | 'ready' | 'failed' };

/** Every change of this person's credits in words, newest first, under what they add up to. */
export function CreditsDialog({ onClose }: { onClose: () => void }) {
  const { studio } = useStudio();
  const { available, held } = useCell(studio.balance);
  const models = useCell(studio.models);
  const moment = useCell(studio.moment);
  const [page, setPage] = useState<Page>({ entries: [], cursor: null, state: 'loading' });

  const add = (cursor: number | null) =>
    read(cursor).then((told) => setPage((before) => joined(before, cursor, told)));

  // What is settled while one looks is at the top at once.
  useEffect(() => void add(null), [available, held]);

  function loadOlder() {
    setPage((before) => ({ ...before, state: 'loading' }));
    void add(page.cursor);
  }

  const options = { now: new Date(moment.now), timeZone: moment.timeZone };
  return (
    <Dialog
      open
      onClose={onClose}
      title="Credits"
      description="What is being made is held, then charged; what is cancelled in time is given back."
    >
      <dl className="mb-4 flex gap-8">
        <div>
          <dt className="text-sm text-muted">Available</dt>
          <dd className="font-display text-2xl tabular-nums">{available}</dd>
        </div>
        <div>
          <dt className="text-sm text-muted">Held</dt>
          <dd className="font-display text-2xl tabular-nums">{held}</dd>
        </div>
      </dl>
      <ol aria-label="Entries" className="divide-y divide-border border-y border-border text-sm">
        {page.entries.map((entry) => (
          <li key={entry.seq} className="flex items-baseline gap-3 py-2">
            <span className="min-w-0 flex-1 break-words">
              {entryInWords(entry, (alias) => labelOf(models, alias))}
              <time dateTime={entry.createdAt} className="block text-xs text-muted">
                {formatAgo(entry.createdAt, options)}
              </time>
            </span>
            <span className="shrink-0 text-muted tabular-nums">
              {creditsInWords(entry.availableAfter)} left
              {!isNothing(entry.heldAfter) && `, ${entry.heldAfter} held`}
            </span>
          </li>
        ))}
      </ol>
      <div className="flex min-h-12 items-center justify-center pt-2 text-sm text-muted">
        {page.state === 'loading' && <Spinner label="Loading entries" />}
        {page.state === 'failed' && (
          <Button size="sm" onClick={loadOlder}>
            Could not load. Try again
          </Button>
        )}
        {page.state === 'ready' && page.cursor !== null && (
          <Button size="sm" onClick={loadOlder}>
            Older entries
          </Button>
        )}
      </div>
    </Dialog>
  );
}

async function read(cursor: number | null): Promise<Answer<'credit.entries'> | null> {
  try {
    return await query('credit.entries', { limit: PAGE, cursor });
  } catch (error) {
    leaveIfSignedOut(refusalOf(error));
    return null;
  }
}

/** The entries with a page more, or from the newest on again; `null` is an answer that did not come. */
function joined(before: Page, cursor: number | null, told: Answer<'credit.entries'> | null): Page {
  if (told === null) return { ...before, state: 'failed' };
  const earlier = cursor === null ? [] : before.entries;
  return { entries: [...earlier, ...told.entries], cursor: told.nextCursor, state: 'ready' };
}
