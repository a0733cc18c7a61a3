import { leaveIfSignedOut, query, refusalOf } from '#components/shared/api.ts';
import { patch } from '#components/shared/cell.ts';
import { prependOlder } from '../state/merge-requests.ts';
import type { Pane } from './pane.ts';

/** Loads the requests before those shown, once at a time. */
export async function loadOlder(pane: Pane): Promise<void> {
  const { before, older } = pane.shape.get();
  if (before === null || older === 'loading') return;
  patch(pane.shape, { older: 'loading' });
  try {
    const told = await query('copy.tab', { tabId: pane.id, before });
    const now = pane.shape.get();
    patch(pane.shape, { older: 'idle', ...(now.before === before && prependOlder(now, told)) });
  } catch (error) {
    leaveIfSignedOut(refusalOf(error));
    patch(pane.shape, { older: 'failed' });
  }
}
