import { failureOf, type TurnEvent } from '#server/domain/conversation/index.ts';
import { readExchange } from '#server/domain/talk/index.ts';
import type { Context } from '#server/kernel/context.ts';
import { DomainError } from '#server/kernel/errors.ts';
import type { Connection } from './connection.ts';
import { deltaFrame, errorFrame, responseFrame, typingFrame } from './frames.ts';

type Telling = {
  /** The session's. */
  name: string;
  stream: boolean;
  character: string;
  speaks: boolean;
  talk: { id: number };
  /** The client's own name for the message. */
  id?: string | undefined;
};

/** Tells an answer as it comes: typing, its pieces if they are wanted, no longer typing, the whole or why there is none. */
export async function tellTurn(
  ctx: Context,
  connection: Connection,
  { name, stream, character, speaks, talk, id }: Telling,
  turn: { messageId: string; events: AsyncIterable<TurnEvent> },
): Promise<void> {
  connection.send(typingFrame(character, true));
  let offset = 0;
  for await (const event of turn.events) {
    if (event.type === 'text-delta') {
      if (stream) connection.send(deltaFrame(character, turn.messageId, event.text, offset));
      offset += event.text.length;
    }
    if (event.type !== 'turn-end') continue;
    connection.send(typingFrame(character, false));
    const exchange = await readExchange(ctx, talk, turn.messageId);
    const failed = event.status === 'failed' || event.status === 'interrupted';
    if (exchange === null) throw new DomainError('not_found', 'This session was cleared meanwhile.');
    const { answered } = exchange;
    if (failed) connection.send(errorFrame(failureOf(event), { id, seq: answered.depth }));
    else connection.send(responseFrame(ctx, answered, { character, speaks, session: name }));
  }
}
