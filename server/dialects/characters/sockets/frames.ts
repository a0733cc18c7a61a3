import { voiceLink } from '#server/domain/talk/index.ts';
import type { Context } from '#server/kernel/context.ts';
import type { DomainError } from '#server/kernel/errors.ts';
import { refusalOf } from '../dialect.ts';

/** Where an answer stands and who gives it. */
type Spoken = { id: string; depth: number; content: string; createdAt: Date };
type Speaker = { character: string; speaks: boolean; session: string };

/** An answer, once it is whole. `seq` grows with every answer of a session. */
export function responseFrame(ctx: Context, message: Spoken, { character, speaks, session }: Speaker) {
  return {
    type: 'response',
    character_id: character,
    content: message.content,
    timestamp: message.createdAt.toISOString(),
    media: speaks && message.content !== '' ? { audio_url: voiceLink(ctx, message.id) } : {},
    session_id: session,
    message_id: message.id,
    seq: message.depth,
  };
}

export function typingFrame(character: string, isTyping: boolean) {
  return { type: 'typing', character_id: character, is_typing: isTyping };
}

/** A piece of an answer; `offset` is where it begins, in UTF-16 units. */
export function deltaFrame(character: string, messageId: string, content: string, offset: number) {
  return { type: 'delta', character_id: character, message_id: messageId, content, offset };
}

/** A refusal; `id` is the client's own name for the message that was refused. */
export function errorFrame(
  error: DomainError,
  more: { id?: string | undefined; seq?: number | undefined } = {},
) {
  const { id, seq } = more;
  return {
    type: 'error',
    ...refusalOf(error),
    ...(id === undefined ? {} : { id }),
    ...(seq === undefined ? {} : { seq }),
  };
}
