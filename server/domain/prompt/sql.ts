import type { SqlValue, Statement } from '#server/kernel/ports.ts';
import type { searchQueries } from './search-words.ts';

const COLUMNS = `id, user_id AS "userId", title, content, scenario, description, metadata, usage_count AS "usageCount",
  created_at AS "createdAt", updated_at AS "updatedAt"`;

/** $1 owner, null for a system template · $2 title · $3 content · $4 scenario · $5 description · $6 metadata · $7 words · $8 request. No row: made before. */
export const insertPrompt: Statement = {
  name: 'insert-prompt',
  text: `
INSERT INTO prompts (user_id, title, content, scenario, description, metadata, search, request_key)
VALUES ($1, $2, $3, $4, $5, $6::json, $7::tsvector, $8)
ON CONFLICT (request_key) DO NOTHING RETURNING ${COLUMNS}`,
};

/** Prompt $1 as user $2 sees it, until the end of the transaction changed by nobody else. */
export const lockPrompt: Statement = {
  name: 'lock-prompt',
  text: `
SELECT ${COLUMNS} FROM prompts
WHERE id = $1 AND (user_id = $2 OR user_id IS NULL) AND deleted_at IS NULL FOR NO KEY UPDATE`,
};

/** Prompt $1 with everything that can be changed; the numbers are those of `insertPrompt`. */
export const updatePrompt: Statement = {
  name: 'update-prompt',
  text: `
UPDATE prompts SET title = $2, content = $3, scenario = $4, description = $5, metadata = $6::json,
  search = $7::tsvector, updated_at = now()
WHERE id = $1 RETURNING ${COLUMNS}`,
};

/** Counts one more use of prompt $1 if user $2 sees it. */
export const countUse: Statement = {
  name: 'count-prompt-use',
  text: `
UPDATE prompts SET usage_count = usage_count + 1
WHERE id = $1 AND (user_id = $2 OR user_id IS NULL) AND deleted_at IS NULL RETURNING ${COLUMNS}`,
};

/** The scenarios of what user $1 sees, the most frequent first. */
export const listScenarios: Statement = {
  name: 'list-prompt-scenarios',
  text: `
SELECT scenario, count(user_id)::int AS mine, (count(*) - count(user_id))::int AS templates FROM prompts
WHERE (user_id = $1 OR user_id IS NULL) AND deleted_at IS NULL AND scenario <> ''
GROUP BY scenario ORDER BY count(*) DESC, scenario LIMIT 200`,
};

type Filter = {
  userId: number;
  whose: 'all' | 'mine' | 'templates';
  scenario?: string | undefined;
  words: ReturnType<typeof searchQueries>;
  skip: number;
  take: number;
};

type Question = { statement: Statement; values: readonly SqlValue[] };

const OWNERS = {
  all: (userId: string) => `(user_id = ${userId} OR user_id IS NULL)`,
  mine: (userId: string) => `user_id = ${userId}`,
  templates: () => 'user_id IS NULL',
};

/**
 * A page of the prompts that a user sees, and their number: what has the words in its title first, then one's own before
 * the system's, then the newest change. Each set of filters is a statement of its own, so that each finds its index.
 */
export function findPrompts({
  userId,
  whose,
  scenario,
  words,
  skip,
  take,
}: Filter): Record<'page' | 'total', Question> {
  const values: SqlValue[] = [];
  const given = (value: SqlValue) => `$${values.push(value)}`;
  const conditions = [
    'deleted_at IS NULL',
    whose === 'templates' ? OWNERS.templates() : OWNERS[whose](given(userId)),
  ];
  if (scenario !== undefined) conditions.push(`scenario = ${given(scenario)}`);
  if (words !== null) conditions.push(`search @@ ${given(words.anywhere)}::tsquery`);
  const name = [
    whose,
    ...(scenario === undefined ? [] : ['scenario']),
    ...(words === null ? [] : ['search']),
  ].join('-');
  const found = `FROM prompts WHERE ${conditions.join(' AND ')}`;
  const total = {
    statement: { name: `count-prompts-${name}`, text: `SELECT count(*)::int AS total ${found}` },
    values: [...values],
  };
  const inTitle = words === null ? '' : `search @@ ${given(words.title)}::tsquery DESC, `;
  const mineFirst = whose === 'all' ? 'user_id IS NULL, ' : '';
  const order = `${inTitle}${mineFirst}updated_at DESC, id DESC`;
  const limits = `LIMIT ${given(take)} OFFSET ${given(skip)}`;
  const text = `SELECT ${COLUMNS} ${found} ORDER BY ${order} ${limits}`;
  return { total, page: { statement: { name: `list-prompts-${name}`, text }, values } };
}
