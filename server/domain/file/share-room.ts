/** Of a model's context, what files may take: the rest is for the conversation and its answer. */
const SHARE = 1 / 4;
/** More passages than this cost money and attention, however much a model could read. */
const MOST_SEARCHED = 16_000;
/** What a page's mark and a file's name cost beside the text. */
export const MARK_TOKENS = 8;

type Sized = { id: number; tokens: number; page_count: number };
export type SharedRoom = {
  roomTokens: number;
  /** Which files go in whole, with every question: the same ones for the same files and model. */
  whole: ReadonlySet<number>;
  /** What passages of the others may take together. */
  searchTokens: number;
};

/** Shares what files may take of a model's context: all of them whole where they fit; else the shortest, in half of it. */
export function shareRoom(files: readonly Sized[], contextTokens: number): SharedRoom {
  const roomTokens = Math.floor(contextTokens * SHARE);
  const sizes = files.map((file) => ({ id: file.id, size: sizeOf(file) }));
  const total = sizes.reduce((sum, { size }) => sum + size, 0);
  if (total <= roomTokens) return { roomTokens, whole: new Set(files.map(({ id }) => id)), searchTokens: 0 };
  const whole = new Set<number>();
  let left = Math.floor(roomTokens / 2);
  for (const { id, size } of sizes.toSorted((one, other) => one.size - other.size || one.id - other.id)) {
    if (size > left) break;
    left -= size;
    whole.add(id);
  }
  const used = Math.floor(roomTokens / 2) - left;
  return { roomTokens, whole, searchTokens: Math.min(roomTokens - used, MOST_SEARCHED) };
}

function sizeOf({ tokens, page_count: pages }: Sized): number {
  return tokens + pages * MARK_TOKENS;
}
