import type { Context } from '#server/kernel/context.ts';
import { DomainError, isDomainError } from '#server/kernel/errors.ts';
import { idFrom, newId } from '#server/kernel/ids.ts';
import { toDomainError } from '#server/kernel/to-domain-error.ts';
import { getTurn } from './get-turn.ts';
import { readStored } from './read-stored.ts';
import type { TurnEvent } from './view.ts';

/** A turn in a program's session, and what it says from its beginning. */
export type SessionTurn = {
  id: string;
  messageId: string;
  sessionId: number;
  model: string;
  sandbox: boolean;
  /** It was begun, and ended, by an earlier request. */
  repeated: boolean;
  events: AsyncGenerator<TurnEvent>;
};

/** How soon whoever meets a running turn should look again. */
const COME_BACK_SECONDS = 1;

/** What was asked for was begun by an earlier request, and is not done. */
export class StillAnswering extends DomainError {
  constructor() {
    const message = 'The first request with this Idempotency-Key is still being answered.';
    super('conflict', message, { retryAfterSeconds: COME_BACK_SECONDS });
  }
}

/** The user's turn with this id, to be told again; `null` where there is none. Throws `StillAnswering` while it runs. */
async function repeatedTurn(ctx: Context, turnId: string): Promise<SessionTurn | null> {
  const turn = await getTurn(ctx, { turnId }).catch((error: unknown) => {
    if (isDomainError(error) && error.code === 'not_found') return null;
    throw error;
  });
  if (turn === null) return null;
  if (turn.end === null) throw new StillAnswering();
  const { id, messageId, sessionId, model, sandbox } = turn;
  return { id, messageId, sessionId, model, sandbox, repeated: true, events: readStored(ctx, turnId, 0) };
}

/** Makes the id of each part of a turn. */
export type IdOf = (part: string) => string;

/**
 * Runs `begin`; with a `requestKey` once for ever: sent again it answers with the first one's turn; while that is
 * being answered with `StillAnswering`, a `conflict`.
 */
export async function onceByKey(
  ctx: Context,
  requestKey: string | undefined,
  begin: (idOf: IdOf) => Promise<SessionTurn>,
): Promise<SessionTurn> {
  if (requestKey === undefined) return begin(() => newId());
  const idOf: IdOf = (part) => idFrom(`${requestKey} ${part}`);
  const before = await repeatedTurn(ctx, idOf('turn'));
  if (before !== null) return before;
  try {
    return await begin(idOf);
  } catch (error) {
    if (isDomainError(error) || toDomainError(error).code !== 'conflict') throw error;
    // Its ids are taken: another process, which took the first one for dead, was faster.
    const made = await repeatedTurn(ctx, idOf('turn'));
    if (made === null) throw error;
    return made;
  }
}
