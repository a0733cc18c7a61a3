import type { Statement } from '#server/kernel/ports.ts';

const EXAMPLES = 5;

const account = `'user ' || a.user_id`;
const hold = `'hold ' || h.id`;
const generation = `'generation ' || g.id`;
const ENDED = `('succeeded', 'failed', 'cancelled')`;

/** Each invariant's name, and the query that finds what breaks it. */
const INVARIANTS: readonly [name: string, breaches: string][] = [
  [
    'a balance is the sum of its entries',
    `SELECT ${account} FROM credit_accounts a LEFT JOIN sums s USING (user_id)
     WHERE (a.available, a.held) IS DISTINCT FROM (COALESCE(s.available, 0), COALESCE(s.held, 0))`,
  ],
  [
    'entries are numbered without a gap',
    `SELECT ${account} FROM credit_accounts a LEFT JOIN sums s USING (user_id)
     WHERE (LEAST(a.seq, 1), a.seq, a.seq) <> (COALESCE(s.first, 0), COALESCE(s.last, 0), COALESCE(s.entries, 0))`,
  ],
  [
    'the last entry shows the balance',
    `SELECT ${account} FROM credit_accounts a JOIN sums s USING (user_id)
     JOIN credit_entries e ON e.user_id = a.user_id AND e.seq = s.last
     WHERE (e.available_after, e.held_after) <> (a.available, a.held)`,
  ],
  [
    'an entry follows from the one before',
    `SELECT 'entry ' || id FROM (
       SELECT id, available_after - available_delta - lag(available_after, 1, 0::numeric) OVER before AS available,
         held_after - held_delta - lag(held_after, 1, 0::numeric) OVER before AS held
       FROM credit_entries WINDOW before AS (PARTITION BY user_id ORDER BY seq)
     ) step WHERE (available, held) <> (0, 0)`,
  ],
  [
    'what is held is the sum of the open holds',
    `SELECT ${account} FROM credit_accounts a LEFT JOIN (
       SELECT user_id, sum(amount) AS amount FROM credit_holds WHERE status = 'open' GROUP BY user_id
     ) h USING (user_id) WHERE a.held <> COALESCE(h.amount, 0)`,
  ],
  [
    'a hold has the entries that its state tells',
    `SELECT ${hold} FROM credit_holds h FULL JOIN told t USING (user_id, ref_type, ref_id)
     WHERE (t.well_formed, t.least, t.most, t.kinds) IS DISTINCT FROM (true, h.amount, h.amount, CASE
       WHEN h.status = 'open' THEN '{hold}' WHEN h.status = 'released' THEN '{hold,release}'
       WHEN h.captured = h.amount THEN '{hold,capture}' WHEN h.captured = 0 THEN '{hold,capture,refund}'
     END::credit_entry_kind[])`,
  ],
  [
    'what has ended holds nothing',
    `SELECT ${generation} FROM generations g JOIN holds h ON h.ref_id = g.id::text
     WHERE h.status = 'open' AND g.state IN ${ENDED}`,
  ],
  [
    'an open hold is for something that is being made',
    `SELECT ${hold} FROM holds h LEFT JOIN generations g ON g.id::text = h.ref_id
     WHERE h.status = 'open' AND (g.id IS NULL OR g.state IN ${ENDED})`,
  ],
  [
    'what is being made has its price held',
    `SELECT ${generation} FROM generations g LEFT JOIN holds h ON h.ref_id = g.id::text
     WHERE g.state NOT IN ${ENDED} AND g.price > 0
       AND (h.status, h.amount, h.user_id) IS DISTINCT FROM ('open', g.price, g.user_id)`,
  ],
  [
    'what succeeded or failed is charged at its price',
    `SELECT ${generation} FROM generations g LEFT JOIN holds h ON h.ref_id = g.id::text
     WHERE g.state IN ('succeeded', 'failed') AND g.price > 0 AND NOT (
       h.status = 'captured' AND h.user_id = g.user_id AND h.amount = g.price
       AND (h.captured = g.price OR g.state = 'failed' AND h.captured = 0)) IS TRUE`,
  ],
];

/**
 * Until the end of the transaction. Where statistics are old, or not there yet, the planner takes tables for small and
 * compares each row with each other one, which takes minutes where this takes a second.
 */
export const planForAll: Statement = {
  name: 'plan-for-all',
  text: `SELECT set_config('enable_nestloop', 'off', true), set_config('jit', 'off', true)`,
};

/**
 * What breaks the ledger's invariants, by name, with how often and a few examples; no row when all is well. One
 * statement, so that all of it is seen at one moment, whatever is going on.
 */
export const findViolations: Statement = {
  name: 'find-ledger-violations',
  text: `
WITH sums AS (
  SELECT user_id, sum(available_delta) AS available, sum(held_delta) AS held, count(*) AS entries,
    min(seq) AS first, max(seq) AS last
  FROM credit_entries GROUP BY user_id
), told AS (
  SELECT user_id, ref_type, ref_id, array_agg(kind ORDER BY kind) AS kinds, min(amount) AS least, max(amount) AS most,
    bool_and((available_delta, held_delta) = CASE kind WHEN 'hold' THEN (-amount, amount)
      WHEN 'capture' THEN (0::numeric, -amount) WHEN 'release' THEN (amount, -amount) ELSE (amount, 0::numeric) END) AS well_formed
  FROM credit_entries, LATERAL (SELECT GREATEST(abs(available_delta), abs(held_delta)) AS amount) moved
  WHERE kind IN ('hold', 'capture', 'release', 'refund') GROUP BY user_id, ref_type, ref_id
), holds AS (
  SELECT * FROM credit_holds WHERE ref_type = 'generation'
), breaches (place, invariant, example) AS (
  ${INVARIANTS.map(
    ([name, breaches], place) => `SELECT ${place}, '${name}', * FROM (${breaches}) breach`,
  ).join('\n  UNION ALL\n  ')}
)
SELECT invariant, count(*)::int AS count,
  (array_agg(COALESCE(example, 'entries without their hold') ORDER BY example))[1:${EXAMPLES}] AS examples
FROM breaches GROUP BY place, invariant ORDER BY place`,
};
