import type { PersonaRow } from '../persona/index.ts';
import type { Context } from '#server/kernel/context.ts';
import type { Sql } from '#server/kernel/ports.ts';
import { defaultModel, resolveModel } from '../catalogue/index.ts';
import {
  beginBehind,
  onceByKey,
  type PromptFrame,
  roomFor,
  type SessionTurn,
} from '../conversation/index.ts';
import type { BroughtMedia } from '../file/index.ts';
import { canChange, composePersona } from '../persona/index.ts';
import { hearWords } from './hear-words.ts';
import { keepWithMessage, picturesOf } from './media.ts';
import type { Talk, TalkKind } from './view.ts';
import { withMemory } from './with-memory.ts';

/** Of a prompt: what the persona may take; the rest is for what was said. */
const PERSONA = 2 / 3;

type Saying = {
  kind: TalkKind;
  talk: Pick<Talk, 'id'>;
  persona: PersonaRow;
  /** What they write; with a sound, what is said in it takes its place. */
  content: string;
  /** Their pictures, or one sound, in order. */
  media?: readonly BroughtMedia[];
  /** What the user is called. */
  userName: string | null;
  /** Whether the persona remembers what was said before. */
  withPast: boolean;
  /** With the same key the same turn, for ever. */
  requestKey?: string | undefined;
};

/**
 * Says something to a persona, which then answers in character. While it still answers the message before, this one
 * waits for that. The turn belongs to the server, and so does listening to a sound: what that fails with, the turn fails
 * with, and the message stays. Errors as begin-turn's, and `conflict` while the turn of the same
 * `requestKey` is being answered.
 */
export async function say(ctx: Context, saying: Saying): Promise<SessionTurn> {
  const { kind, talk, persona, content, media = [], withPast, requestKey } = saying;
  return onceByKey(ctx, requestKey, (idOf) => {
    const messageId = idOf('message');
    const assetIds = media.map(({ id }) => id);
    const question = { id: messageId, content };
    const pictures = async (id: number) => (kind === 'influencer' ? picturesOf(ctx, id) : []);
    const sound = media.find(({ kind: what }) => what === 'audio');
    // What is heard is what was asked: memory goes by it as well.
    const hear = async (heard: BroughtMedia, signal: AbortSignal) => {
      question.content = await hearWords(ctx, { messageId, sound: heard, signal });
      return question.content;
    };
    return beginBehind(ctx, talk.id, () => {
      const frame = frameOf(ctx, saying);
      return {
        turnId: idOf('turn'),
        assistantMessageId: idOf('answer'),
        parentId: null,
        kind,
        messages: [{ id: messageId, role: 'user', content }],
        model: defaultModel(ctx),
        settings: { temperature: persona.temperature, maxTokens: persona.maxTokens },
        frame,
        ...(withPast
          ? withMemory(ctx, { kind, talk, persona, frame, question, pictures })
          : { context: [], pictures }),
        ...(sound === undefined ? {} : { words: (signal: AbortSignal) => hear(sound, signal) }),
        ...(assetIds.length === 0
          ? {}
          : {
              alongside: (sql: Sql, conversationId: number) =>
                keepWithMessage(ctx, sql, { conversationId, messageId, assetIds }),
            }),
      };
    });
  });
}

/** The persona as the model that plays it is told of it. */
function frameOf(ctx: Context, { kind, persona, userName }: Saying): PromptFrame {
  const { contextTokens } = resolveModel(ctx, defaultModel(ctx));
  return composePersona(persona, {
    userName,
    greeted: kind === 'influencer',
    // Ours are for everybody to read.
    hidden: persona.ownerId !== null && !canChange(ctx.actor, persona),
    room: Math.floor(roomFor(contextTokens, persona.maxTokens) * PERSONA),
  });
}
