import { query } from '#components/shared/api.ts';
import { withLinks } from './refresh.ts';
import type { Talk } from './talk.ts';

/** Asks for new links to what a message shows and says, when those that it came with have run out. */
export async function renewLinks(talk: Talk, messageId: string): Promise<void> {
  const rows = talk.rows.get();
  const next = rows[rows.findIndex(({ id }) => id === messageId) + 1];
  const before = next === undefined ? {} : { before: next.id };
  const told = await query('talk.get', { persona: talk.persona.id, ...before, limit: 1 }).catch(() => null);
  const fresh = told?.messages.find(({ id }) => id === messageId);
  talk.rows.set(talk.rows.get().map((row) => (row.id === messageId ? withLinks(row, fresh) : row)));
}
