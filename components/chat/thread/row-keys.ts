import type { Thread } from '../store/thread.ts';

/**
 * A key for each row of the path. It names the place, not the version that stands there: switching between
 * versions keeps the row, and with it the focus and the position.
 */
export function rowKeys(thread: Thread, order: readonly string[]): readonly string[] {
  return order.map((id) => thread.rows.get(id)?.get().parentId ?? 'first');
}
