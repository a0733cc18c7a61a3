import type { Found } from '#server/domain/search/view.ts';
import { leaveIfSignedOut, query, refusalOf } from '#components/shared/api.ts';
import { type Cell, createCell, patch } from '#components/shared/cell.ts';
import type { Chat } from '../store/chat.ts';

const DEBOUNCE_MS = 150;
const LIMIT = 20;

export type SearchState = {
  text: string;
  /** The last answer, which stays until the next one has come; `null` before the first and without a question. */
  found: Found | null;
  loading: boolean;
  problem: string | null;
  /** The hit that Enter opens, counted over titles and messages. */
  selected: number;
};

/** A search belongs to its page: closing it, or the drawer it stands in, forgets nothing. */
const searches = new WeakMap<Chat, Cell<SearchState>>();
const NOTHING: SearchState = { text: '', found: null, loading: false, problem: null, selected: 0 };

export function searchOf(chat: Chat): Cell<SearchState> {
  const known = searches.get(chat);
  if (known !== undefined) return known;
  const made = createCell(NOTHING);
  searches.set(chat, made);
  return made;
}

let timer: ReturnType<typeof setTimeout> | undefined;

/** Searches for `text` as soon as nothing more is typed for a moment. */
export function type(search: Cell<SearchState>, text: string): void {
  clearTimeout(timer);
  if (text.trim() === '') return search.set({ ...NOTHING, text });
  patch(search, { text, loading: true });
  timer = setTimeout(() => void look(search), DEBOUNCE_MS);
}

/** Searches now, for instance again after a failure. */
export async function look(search: Cell<SearchState>): Promise<void> {
  clearTimeout(timer);
  const { text } = search.get();
  patch(search, { loading: true, problem: null });
  try {
    const found = await query('conversation.search', { text, limit: LIMIT });
    // What was typed meanwhile has its own answer on the way.
    if (search.get().text === text) patch(search, { found, loading: false, selected: 0 });
  } catch (error) {
    fail(search, text, error);
  }
}

/** Adds the next page, if there is one and none is on its way. */
export async function lookFurther(search: Cell<SearchState>): Promise<void> {
  const { text, found, loading } = search.get();
  if (found === null || found.nextCursor === null || loading) return;
  patch(search, { loading: true });
  try {
    const { messages, nextCursor } = await query('conversation.search', {
      text,
      limit: LIMIT,
      cursor: found.nextCursor,
    });
    if (search.get().found !== found) return;
    const known = new Set(found.messages.map(({ messageId }) => messageId));
    const fresh = messages.filter(({ messageId }) => !known.has(messageId));
    patch(search, {
      found: { ...found, messages: [...found.messages, ...fresh], nextCursor },
      loading: false,
    });
  } catch (error) {
    fail(search, text, error);
  }
}

function fail(search: Cell<SearchState>, text: string, error: unknown): void {
  const refusal = refusalOf(error);
  leaveIfSignedOut(refusal);
  if (search.get().text === text) patch(search, { loading: false, problem: refusal.message });
}
