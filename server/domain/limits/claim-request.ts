import type { UserActor } from '#server/kernel/actor.ts';
import type { Context } from '#server/kernel/context.ts';
import { DomainError } from '#server/kernel/errors.ts';
import { SILENT_SECONDS } from '#server/kernel/process-life.ts';
import { nameOf, requestsHere } from './requests-here.ts';
import { KEPT_MS, type KeptAnswer, type RequestKey } from './schema.ts';
import { claimKey } from './sql.ts';

type Row = {
  claimed: boolean;
  same: boolean;
  status: number | null;
  headers: Record<string, string> | null;
  body: Uint8Array | null;
};

/** How soon whoever meets a running request should look again. */
const COME_BACK_SECONDS = 1;

/**
 * `null`: the request is the caller's to run, and then to settle. Else what the first request with this key was
 * answered. Errors: `conflict` while that one runs, `idempotency_key_reused` where it asked for something else.
 */
export async function claimRequest(
  ctx: Context,
  user: UserActor,
  request: RequestKey,
): Promise<KeptAnswer | null> {
  const here = requestsHere(ctx.db);
  const name = nameOf(user.userId, request.key);
  for (let first = here.get(name); first !== undefined; first = here.get(name)) {
    if (await first.claimed) throw refusal(Buffer.compare(first.fingerprint, request.fingerprint) === 0);
  }
  const claiming = claim(ctx, user.userId, request);
  const claimed = claiming.then(
    (kept) => kept === null,
    () => false,
  );
  here.set(name, { fingerprint: request.fingerprint, claimed });
  // What is not run here must be off the list before whoever waits looks again.
  if (!(await claimed)) here.delete(name);
  return claiming;
}

async function claim(
  ctx: Context,
  userId: number,
  { key, fingerprint }: RequestKey,
): Promise<KeptAnswer | null> {
  const now = ctx.clock.now();
  const forgotten = new Date(now.getTime() - KEPT_MS);
  const values = [userId, key, fingerprint, ctx.processId, now, forgotten, SILENT_SECONDS];
  const [row] = await ctx.db.query<Row>(claimKey, values);
  // Claimed by another process during the statement: the next one sees by whom, or finds it free again.
  if (row === undefined) return claim(ctx, userId, { key, fingerprint });
  if (row.claimed) return null;
  if (!row.same || row.status === null) throw refusal(row.same);
  return { status: row.status, headers: row.headers ?? {}, body: row.body };
}

function refusal(same: boolean): DomainError {
  return same
    ? new DomainError('conflict', 'The first request with this Idempotency-Key is still running.', {
        retryAfterSeconds: COME_BACK_SECONDS,
      })
    : new DomainError(
        'idempotency_key_reused',
        'This Idempotency-Key belongs to another request: a new request needs a new key.',
      );
}
