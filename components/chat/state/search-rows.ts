import type { MessageView } from '#server/domain/conversation/view.ts';
import type { Path } from '#components/shared/merge-snapshot.ts';

/**
 * The path with a page from far above. Where that does not reach what is loaded, there is a hole: a row whose parent is not
 * the row before it. There is never more than one.
 */
export function joinPage(local: Path, told: Path): Path {
  const end = local.rows.slice(holeIn(local.rows));
  const fresh = unknown(end, told.rows);
  if (fresh.length === 0) return { rows: end, earlier: local.earlier };
  return { rows: [...fresh, ...end], earlier: told.earlier };
}

/** The path with a page that lies in its hole. */
export function fillHole(local: Path, told: readonly MessageView[]): Path {
  const hole = holeIn(local.rows);
  const fresh = unknown(local.rows, told);
  return { ...local, rows: [...local.rows.slice(0, hole), ...fresh, ...local.rows.slice(hole)] };
}

/** The index of the row below the hole; 0 without one. */
function holeIn(rows: readonly MessageView[]): number {
  return Math.max(
    0,
    rows.findIndex((row, index) => index > 0 && row.parentId !== rows[index - 1]?.id),
  );
}

function unknown(rows: readonly MessageView[], told: readonly MessageView[]): MessageView[] {
  const known = new Set(rows.map(({ id }) => id));
  return told.filter(({ id }) => !known.has(id));
}
