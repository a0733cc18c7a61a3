import { watchTurn } from '#server/domain/conversation/index.ts';
import { getPersonaName } from '#server/domain/persona/index.ts';
import { type MissedMessage, ownTalk, readMissed } from '#server/domain/talk/index.ts';
import type { Context } from '#server/kernel/context.ts';
import { DomainError, isDomainError } from '#server/kernel/errors.ts';
import type { Session } from './chat.ts';
import type { Connection } from './connection.ts';
import { errorFrame, responseFrame } from './frames.ts';
import { tellTurn } from './tell-turn.ts';

/** Tells a client that comes back what was answered since `after`, and goes on with what is being answered. */
export async function tellMissed(
  ctx: Context,
  connection: Connection,
  session: Session,
  after: number,
): Promise<void> {
  const found = await ownTalk(ctx, 'character', session.name).catch((error: unknown) => {
    // Nothing has been said in it yet.
    if (isDomainError(error) && error.code === 'not_found') return null;
    throw error;
  });
  if (found === null) return;
  const persona = await getPersonaName(ctx, found.personaId);
  const speaker = { character: persona?.name ?? '', speaks: persona?.speaks ?? false };
  let last = after;
  for (;;) {
    const page = await readMissed(ctx, session.name, last);
    for (const message of page) {
      last = message.depth;
      if (message.turnId === null) {
        connection.send(toldAgain(ctx, message, { ...speaker, session: session.name }));
        continue;
      }
      const events = await watchTurn(ctx, { turnId: message.turnId, lastEventId: '0' });
      const telling = { ...session, ...speaker, talk: found };
      await tellTurn(ctx, connection, telling, { messageId: message.id, events });
    }
    if (page.length === 0 || ctx.signal.aborted) return;
    await connection.flushed();
  }
}

type Speaker = Parameters<typeof responseFrame>[2];

function toldAgain(ctx: Context, message: MissedMessage, speaker: Speaker) {
  if (message.status !== 'failed' && message.status !== 'interrupted')
    return responseFrame(ctx, message, speaker);
  const { code, message: words } = message.failure ?? {
    code: 'upstream_failed' as const,
    message: 'The reply was interrupted.',
  };
  return errorFrame(new DomainError(code, words), { seq: message.depth });
}
