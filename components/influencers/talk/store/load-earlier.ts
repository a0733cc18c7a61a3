import { leaveIfSignedOut, query, refusalOf } from '#components/shared/api.ts';
import { patch } from '#components/shared/cell.ts';
import { prependEarlier } from '#components/shared/merge-snapshot.ts';
import type { Talk } from './talk.ts';

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
