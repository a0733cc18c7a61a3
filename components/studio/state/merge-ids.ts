type Listed = { ids: readonly string[]; cursor: string | null };

/**
 * The gallery after the server told its newest page anew. Ids are UUIDv7: later ones are greater. What is older stays
 * as it was loaded, unless so much is new that nobody knows what lies between; what came while the answer was on its
 * way, and `asked` did not hold, stays as well.
 */
export function mergeHead(now: Listed, head: Listed, asked: readonly string[]): Listed {
  const told = new Set(head.ids);
  const known = new Set(asked);
  const came = now.ids.filter((id) => !told.has(id) && !known.has(id));
  const last = head.ids.at(-1);
  const joined = asked.length === 0 || asked.some((id) => told.has(id));
  if (last === undefined || head.cursor === null || !joined) {
    return { ids: newestFirst([...head.ids, ...came]), cursor: head.cursor };
  }
  const older = now.ids.filter((id) => known.has(id) && !told.has(id) && id < last);
  return {
    ids: newestFirst([...head.ids, ...came, ...older]),
    cursor: older.length === 0 ? head.cursor : now.cursor,
  };
}

/** The list with `id` in its place; what is older than all that is loaded stays out until it is. */
export function insertId({ ids, cursor }: Listed, id: string): readonly string[] {
  const last = ids.at(-1);
  if (ids.includes(id) || (cursor !== null && last !== undefined && id < last)) return ids;
  return newestFirst([...ids, id]);
}

function newestFirst(ids: readonly string[]): string[] {
  return ids.toSorted((a, b) => (a < b ? 1 : a > b ? -1 : 0));
}
