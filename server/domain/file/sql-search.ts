import type { Statement } from '#server/kernel/ports.ts';

export type RankedPassage = { file_id: number; position: number; tokens: number; score: number };
export type PassageText = {
  file_id: number;
  position: number;
  page_from: number;
  page_to: number;
  text: string;
};

/** Terms that are looked for at most: what a long question adds beyond them decides nothing. */
const MOST_TERMS = 48;
/** A longer term also finds the words that begin with it: endings of other languages, and compounds. */
const PREFIX_FROM = 5;
/** A term that half of all passages have says nothing about any: ln 2. */
const LEAST_RARITY = 0.69;

/**
 * All passages of the files $1 with how well each fits the words of the question ($2) and, counting less, of what was
 * said before ($3). A term counts by how rare it is among these passages, so that no language needs a list of its small
 * words; how often it occurs in one passage counts less and less.
 */
export const rankPassages: Statement = {
  name: 'rank-passages',
  text: `
WITH said AS (
  SELECT lexeme, 1.0::float8 AS weight FROM unnest(to_tsvector('simple', $2) || to_tsvector('english', $2))
  UNION ALL
  SELECT lexeme, 0.3 FROM unnest(to_tsvector('simple', $3) || to_tsvector('english', $3))
), term AS MATERIALIZED (
  SELECT lexeme, max(weight) AS weight,
    (quote_literal(lexeme) || CASE WHEN length(lexeme) >= ${PREFIX_FROM} THEN ':*' ELSE '' END)::tsquery AS query
  FROM said GROUP BY lexeme ORDER BY max(weight) DESC, length(lexeme) DESC, lexeme LIMIT ${MOST_TERMS}
), passage AS MATERIALIZED (
  SELECT file_id, position, tokens, terms FROM file_passages WHERE file_id = ANY($1::int[])
), hit AS MATERIALIZED (
  SELECT p.file_id, p.position, t.lexeme, t.weight * ts_rank(p.terms, t.query) AS weight
  FROM passage p JOIN term t ON p.terms @@ t.query
), rarity AS (
  SELECT lexeme, ln(1 + ((SELECT count(*) FROM passage) - count(*) + 0.5) / (count(*) + 0.5)) AS rarity FROM hit GROUP BY lexeme
), score AS (
  SELECT file_id, position, sum(weight * rarity) AS score FROM hit JOIN rarity USING (lexeme)
  WHERE rarity > ${LEAST_RARITY} GROUP BY file_id, position
)
SELECT p.file_id, p.position, p.tokens, COALESCE(s.score, 0)::float8 AS score
FROM passage p LEFT JOIN score s USING (file_id, position) ORDER BY p.file_id, p.position`,
};

/** The passages at $2 of the files at the same places of $1, in the order of the files. */
export const readPassages: Statement = {
  name: 'read-passages',
  text: `
SELECT p.file_id, p.position, p.page_from, p.page_to, p.text
FROM unnest($1::int[], $2::int[]) AS wanted(file_id, position) JOIN file_passages p USING (file_id, position)
ORDER BY p.file_id, p.position`,
};

/** All the text of the files $1, page by page. */
export const readPages: Statement = {
  name: 'read-pages',
  text: `SELECT id, pages FROM attached_files WHERE id = ANY($1::int[]) ORDER BY id`,
};
