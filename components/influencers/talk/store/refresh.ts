import { leaveIfSignedOut, query, refusalOf } from '#components/shared/api.ts';
import { backoff } from '#components/shared/backoff.ts';
import { patch } from '#components/shared/cell.ts';
import { mergeSnapshot, prependEarlier } from '#components/shared/merge-snapshot.ts';
import { follow } from './follow.ts';
import { liveRow, type Row, type Talk } from './talk.ts';

/** Asks how the conversation stands, shows it, and follows what is being said. */
export async function refresh(talk: Talk): Promise<void> {
  talk.cancelRetry?.();
  try {
    const told = await query('talk.get', { persona: talk.persona.id });
    const local = { rows: talk.rows.get(), earlier: talk.shape.get().earlier };
    const merged = mergeSnapshot(local, { rows: told.messages, earlier: told.earlier });
    const fresh = new Map(told.messages.map((row) => [row.id, row]));
    talk.rows.set(merged.rows.map((row) => withLinks(row, fresh.get(row.id))));
    patch(talk.shape, { earlier: merged.earlier, attempt: 0 });
    follow(talk);
  } catch (error) {
    leaveIfSignedOut(refusalOf(error));
    if (liveRow(talk.rows.get()) !== null) tryAgainLater(talk);
  }
}

/** Links end after a while; the row stays the same one where they have not changed. */
function withLinks(row: Row, told: Row | undefined): Row {
  if (told === undefined || told === row || told.voiceUrl === row.voiceUrl) return row;
  return { ...row, voiceUrl: told.voiceUrl, media: told.media };
}

/** Asks again after a while, the longer the more often it was in vain. */
export function tryAgainLater(talk: Talk): void {
  talk.cancelRetry?.();
  const attempt = talk.shape.get().attempt + 1;
  patch(talk.shape, { attempt });
  const timer = setTimeout(() => void refresh(talk), backoff(attempt));
  talk.cancelRetry = () => {
    clearTimeout(timer);
    talk.cancelRetry = null;
  };
}

/** Loads what was said before the first row. */
export async function loadEarlier(talk: Talk): Promise<void> {
  const [first] = talk.rows.get();
  const { earlier, older } = talk.shape.get();
  if (first === undefined || !earlier || older === 'loading') return;
  patch(talk.shape, { older: 'loading' });
  try {
    const told = await query('talk.get', { persona: talk.persona.id, before: first.id });
    const local = { rows: talk.rows.get(), earlier };
    const merged = prependEarlier(local, { rows: told.messages, earlier: told.earlier });
    talk.rows.set(merged.rows);
    patch(talk.shape, { earlier: merged.earlier, older: 'idle' });
  } catch (error) {
    leaveIfSignedOut(refusalOf(error));
    patch(talk.shape, { older: 'failed' });
  }
}
