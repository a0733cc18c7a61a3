import type { Context } from '#server/kernel/context.ts';
import { defaultModel, resolveModel } from '../catalogue/index.ts';
import { roomFor } from '../conversation/index.ts';
import type { BroughtMedia } from '../file/index.ts';
import { canChange, composePersona, type PersonaRow } from '../persona/index.ts';
import { hearWords } from './hear-words.ts';
import { picturesOf } from './media.ts';
import type { Talk, TalkKind } from './view.ts';
import { withMemory } from './with-memory.ts';

/** Of a prompt: what the persona may take; the rest is for what was said. */
const PERSONA = 2 / 3;

type Answering = {
  kind: TalkKind;
  talk: Pick<Talk, 'id'>;
  persona: PersonaRow;
  question: { id: string; content: string };
  /** What the question turns out to say. */
  sound: (() => Promise<BroughtMedia>) | undefined;
  /** What the user is called. */
  userName: string | null;
  /** Whether the persona remembers what was said before. */
  withPast: boolean;
};

/** How a persona answers a question: as whom, by which model, with what before its eyes. */
export function answerPlan(ctx: Context, answering: Answering) {
  const { kind, talk, persona, sound, userName, withPast } = answering;
  const { contextTokens } = resolveModel(ctx, defaultModel(ctx));
  const frame = composePersona(persona, {
    userName,
    greeted: kind === 'influencer',
    // Ours are for everybody to read.
    hidden: persona.ownerId !== null && !canChange(ctx.actor, persona),
    room: Math.floor(roomFor(contextTokens, persona.maxTokens) * PERSONA),
  });
  const question = { ...answering.question };
  const pictures = async (id: number) => (kind === 'influencer' ? picturesOf(ctx, id) : []);
  // What is heard is what was asked: memory goes by it as well.
  const hear = async (brought: Promise<BroughtMedia>, signal: AbortSignal) => {
    question.content = await hearWords(ctx, { messageId: question.id, sound: await brought, signal });
    return question.content;
  };
  return {
    kind,
    model: defaultModel(ctx),
    settings: { temperature: persona.temperature, maxTokens: persona.maxTokens },
    frame,
    ...(withPast
      ? withMemory(ctx, { kind, talk, persona, frame, question, pictures })
      : { context: [], pictures }),
    ...(sound === undefined ? {} : { words: async (signal: AbortSignal) => hear(sound(), signal) }),
  };
}
