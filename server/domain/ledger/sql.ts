import type { Statement } from '#server/kernel/ports.ts';

/** The most that a grant or a correction may leave on an account; what is given back may go beyond. */
export const MOST_CREDITS = '999999999999';

const BALANCE = 'trim_scale(available)::text AS available, trim_scale(held)::text AS held';
const COLUMNS =
  'user_id, seq, kind, available_delta, held_delta, available_after, held_after, ref_type, ref_id';

/** Opens user $1's account with $2 credits, unless there is one already; no row then, nor for an unknown user. */
export const openAccount: Statement = {
  name: 'open-credit-account',
  text: `
WITH opened AS (
  INSERT INTO credit_accounts (user_id, available, seq)
  SELECT id, $2::numeric(20,6), CASE WHEN $2::numeric(20,6) > 0 THEN 1 ELSE 0 END FROM users WHERE id = $1
  ON CONFLICT DO NOTHING RETURNING *
), granted AS (
  INSERT INTO credit_entries (${COLUMNS})
  SELECT user_id, seq, 'grant', available, 0, available, 0, 'sign-up', user_id::text FROM opened WHERE seq > 0
)
SELECT user_id FROM opened`,
};

export const readBalance: Statement = {
  name: 'read-credit-balance',
  text: `SELECT ${BALANCE} FROM credit_accounts WHERE user_id = $1`,
};

/**
 * Sets $2 of user $1's credits aside for ($3, $4). $5 the hold's id · $6 how the price came about · $7 request.
 * No row: too few credits, or no account yet.
 */
export const hold: Statement = {
  name: 'hold-credits',
  text: `
WITH moved AS (
  UPDATE credit_accounts
  SET available = available - $2::numeric(20,6), held = held + $2::numeric(20,6), seq = seq + 1
  WHERE user_id = $1 AND available >= $2::numeric(20,6) RETURNING *
), kept AS (
  INSERT INTO credit_holds (id, user_id, amount, ref_type, ref_id, price)
  SELECT $5::uuid, user_id, $2::numeric(20,6), $3, $4, $6::jsonb FROM moved
), entered AS (
  INSERT INTO credit_entries (${COLUMNS}, request_id)
  SELECT user_id, seq, 'hold', -$2::numeric(20,6), $2::numeric(20,6), available, held, $3, $4, $7 FROM moved
)
SELECT ${BALANCE} FROM moved`,
};

/**
 * What the three ways to settle share. The account is locked before its hold, as a hold does it, so that transactions
 * that do several things to one account cannot wait for each other in a circle; the hold's own update lets one win.
 */
const settling = (was: string, becomes: string, moves: string): string => `
WITH owner AS (
  SELECT a.user_id FROM credit_holds h JOIN credit_accounts a ON a.user_id = h.user_id
  WHERE h.ref_type = $1 AND h.ref_id = $2 AND ${was} FOR NO KEY UPDATE OF a
), settled AS (
  UPDATE credit_holds h SET ${becomes} FROM owner
  WHERE h.ref_type = $1 AND h.ref_id = $2 AND h.user_id = owner.user_id AND ${was} RETURNING h.user_id, h.amount
), moved AS (
  UPDATE credit_accounts a SET ${moves}, seq = a.seq + 1 FROM settled s WHERE a.user_id = s.user_id
  RETURNING a.*, s.amount
)`;

const entering = (kind: string, availableDelta: string, heldDelta: string): string => `, entered AS (
  INSERT INTO credit_entries (${COLUMNS}, request_id)
  SELECT user_id, seq, '${kind}', ${availableDelta}, ${heldDelta}, available, held, $1, $2, $3 FROM moved
)
SELECT ${BALANCE} FROM moved`;

/** Charges what is held for ($1, $2), on request $3. No row: nothing is held for it any more. */
export const capture: Statement = {
  name: 'capture-credits',
  text:
    settling(
      `h.status = 'open'`,
      `status = 'captured', captured = h.amount, settled_at = now()`,
      'held = a.held - s.amount',
    ) + entering('capture', '0', '-amount'),
};

/** Gives back what is held for ($1, $2), on request $3. No row: nothing is held for it any more. */
export const release: Statement = {
  name: 'release-credits',
  text:
    settling(
      `h.status = 'open'`,
      `status = 'released', settled_at = now()`,
      'held = a.held - s.amount, available = a.available + s.amount',
    ) + entering('release', 'amount', '-amount'),
};

/** Gives back what was charged for ($1, $2), on request $3. No row: nothing is charged for it (any more). */
export const refund: Statement = {
  name: 'refund-credits',
  text:
    settling(
      `h.status = 'captured' AND h.captured > 0`,
      'captured = 0',
      'available = a.available + s.amount',
    ) + entering('refund', 'amount', '0'),
};

/**
 * Adds $2 (which may be negative) to what user $1 has, as an entry of kind $3 with id $4. $5 who does it, null for the
 * system · $6 why · $7 request. No row: it would be less than nothing or more than an account holds, or there is none yet.
 */
export const enter: Statement = {
  name: 'enter-credits',
  text: `
WITH moved AS (
  UPDATE credit_accounts SET available = available + $2::numeric(20,6), seq = seq + 1
  WHERE user_id = $1 AND available + $2::numeric(20,6) >= 0
    AND ($2::numeric(20,6) < 0 OR available + held + $2::numeric(20,6) <= ${MOST_CREDITS}) RETURNING *
), entered AS (
  INSERT INTO credit_entries (${COLUMNS}, actor_id, reason, request_id)
  SELECT user_id, seq, $3::credit_entry_kind, $2::numeric(20,6), 0, available, held, $3, $4, $5::int, $6, $7 FROM moved
)
SELECT ${BALANCE} FROM moved`,
};

/** What stays charged for the things $2 of kind $1 that are settled; no row for others. */
export const readCharges: Statement = {
  name: 'read-credit-charges',
  text: `
SELECT ref_id AS id, trim_scale(captured)::text AS charged FROM credit_holds
WHERE ref_type = $1 AND ref_id = ANY($2::text[]) AND status <> 'open'`,
};

/** A page of $3 entries of user $1 before the one numbered $2, or the newest. `about`: what it is for, as its hold says. */
export const listEntries: Statement = {
  name: 'list-credit-entries',
  text: `
SELECT seq::float8 AS seq, e.kind, trim_scale(available_delta)::text AS "availableDelta",
  trim_scale(held_delta)::text AS "heldDelta", trim_scale(available_after)::text AS "availableAfter",
  trim_scale(held_after)::text AS "heldAfter", e.ref_type AS "refType", e.ref_id AS "refId", reason,
  e.created_at AS "createdAt", h.price AS about
FROM credit_entries e LEFT JOIN credit_holds h ON h.ref_type = e.ref_type AND h.ref_id = e.ref_id
WHERE e.user_id = $1 AND ($2::bigint IS NULL OR seq < $2::bigint) ORDER BY seq DESC LIMIT $3`,
};
