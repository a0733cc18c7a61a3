import { setImmediate as breathe } from 'node:timers/promises';
import { makeSnippet, markAll } from './make-snippet.ts';
import { type Question, readQuestion } from './read-question.ts';
import { SearchInput } from './schema.ts';
import type { Found, MessageHit, TitleHit } from './view.ts';
import { type Cursor, type Hit, type Searcher, weighEntries } from './weigh-entries.ts';

const MOST_TITLES = 5;
const TOP: Cursor = { below: 2_147_483_647, after: null };

/**
 * The user's chats and messages, on all branches, in which the text is found: what fits best and is newest first. Never
 * refuses a text that is short enough; one that wants no word finds nothing. Of a very long message only the beginning is
 * searched, see parts.ts. `timed_out` where it would take longer than anybody waits.
 */
export async function searchMessages(ctx: Searcher, input: SearchInput): Promise<Found> {
  const { text, cursor, limit } = SearchInput.parse(input);
  const question = readQuestion(text);
  const [titles, page] = await Promise.all([
    cursor ? [] : findTitles(ctx, question),
    findMessages(ctx, question, cursor ?? TOP, limit),
  ]);
  return { titles, ...page };
}

async function findTitles(ctx: Searcher, question: Question): Promise<TitleHit[]> {
  const { hits } = await weighEntries(ctx, { question, kind: 'title', from: TOP, limit: MOST_TITLES });
  return hits.map(({ conversationId, title, updatedAt }) => ({
    conversationId,
    title: markAll(title, question.wanted),
    updatedAt: updatedAt.toISOString(),
  }));
}

async function findMessages(
  ctx: Searcher,
  question: Question,
  cursor: Cursor,
  limit: number,
): Promise<Pick<Found, 'messages' | 'nextCursor'>> {
  const hits: (Hit & { cursor: Cursor })[] = [];
  for (let from: Cursor | null = cursor; from !== null && hits.length <= limit; ) {
    // One more than is shown, to know whether there is another page.
    const page = await weighEntries(ctx, { question, kind: 'message', from, limit: limit + 1 - hits.length });
    hits.push(...page.hits);
    from = page.next;
  }
  const shown = hits.slice(0, limit);
  const messages: MessageHit[] = [];
  for (const hit of shown) {
    messages.push(...present(hit, question));
    // Long messages must not keep others of this process waiting.
    await breathe();
  }
  return {
    messages,
    nextCursor: hits.length > limit ? (shown.at(-1)?.cursor ?? null) : null,
  };
}

function present(
  { conversationId, title, messageId, role, createdAt, text }: Hit,
  question: Question,
): MessageHit[] {
  if (messageId === null || role === null || createdAt === null || text === null) return [];
  const snippet = makeSnippet(text, question.wanted);
  return [{ conversationId, title, messageId, role, createdAt: createdAt.toISOString(), snippet }];
}
