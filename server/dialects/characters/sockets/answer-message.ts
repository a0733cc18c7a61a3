import { awaitAnswer } from '#server/domain/conversation/index.ts';
import { visiblePersona } from '#server/domain/persona/index.ts';
import { openTalk, say } from '#server/domain/talk/index.ts';
import type { Context } from '#server/kernel/context.ts';
import { isDomainError } from '#server/kernel/errors.ts';
import { USUAL_CHARACTER } from '../usual-character.ts';
import type { Session } from './chat.ts';
import type { Connection } from './connection.ts';
import type { MessageFrame } from './schema.ts';
import { tellTurn } from './tell-turn.ts';

/** Says a message to its character and tells the answer. One with an `id` that was said before is told again. */
export async function answerMessage(
  ctx: Context,
  connection: Connection,
  session: Session,
  frame: MessageFrame,
): Promise<void> {
  const persona = await visiblePersona(ctx, frame.character_id ?? USUAL_CHARACTER);
  const talk = await openTalk(ctx, { kind: 'character', name: session.name, persona });
  const name = frame.metadata?.user_name;
  const saying = {
    kind: 'character' as const,
    talk,
    persona,
    content: frame.content,
    userName: name === undefined || name === '' ? null : name,
    withPast: true,
    // Whatever belongs to a conversation is its user's: so are the names of its messages.
    requestKey: frame.id === undefined ? undefined : `socket ${talk.uuid} ${frame.id}`,
  };
  const turn = await sayOnce(ctx, saying);
  const speaker = { character: persona.name, speaks: persona.capabilities.includes('voice') };
  await tellTurn(ctx, connection, { ...session, ...speaker, talk, id: frame.id }, turn);
}

/** While the same message, sent before, is being answered, that answer is waited for. */
async function sayOnce(ctx: Context, saying: Parameters<typeof say>[1]): ReturnType<typeof say> {
  for (;;) {
    try {
      return await say(ctx, saying);
    } catch (error) {
      const running = isDomainError(error) && error.code === 'conflict' && saying.requestKey !== undefined;
      if (!running) throw error;
      await awaitAnswer(ctx, saying.talk.id, 'character');
    }
  }
}
