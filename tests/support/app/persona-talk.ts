import { endOfAftermath, gatherTurn } from '#server/domain/conversation/index.ts';
import { visiblePersona } from '#server/domain/persona/index.ts';
import { openTalk, say } from '#server/domain/talk/index.ts';
import type { Talk } from '#server/domain/talk/index.ts';
import type { Context } from '#server/kernel/context.ts';
import type { ModelMessage } from '#server/kernel/model.ts';

export type PersonaTalk = {
  talk: Talk;
  personaId: string;
  /** The prompts so far, as the model port was given them: those of turns, not of notes that are kept of them. */
  prompts: (readonly ModelMessage[])[];
  /** Says something, waits for the answer and all that follows on it. */
  say(content: string, over?: Partial<Parameters<typeof say>[1]>): Promise<string>;
};

/** A conversation with a persona, in a session of this name or with the influencer. */
export async function talkTo(given: Context, name: string, session?: string): Promise<PersonaTalk> {
  const prompts: (readonly ModelMessage[])[] = [];
  const ctx: Context = {
    ...given,
    textModels: {
      stream(request) {
        if (request.messages[0]?.content.includes('You play a persona')) prompts.push(request.messages);
        return given.textModels.stream(request);
      },
    },
  };
  const persona = await visiblePersona(ctx, name);
  const kind = session === undefined ? ('influencer' as const) : ('character' as const);
  const talk = await openTalk(ctx, { kind, name: session ?? persona.id, persona });
  return {
    talk,
    personaId: persona.id,
    prompts,
    async say(content, over = {}) {
      const turn = await say(ctx, { kind, talk, persona, content, userName: null, withPast: true, ...over });
      const { content: answer } = await gatherTurn(turn.events);
      await endOfAftermath(ctx);
      return answer;
    },
  };
}

/** The same context, with one model (and the sandbox) that holds no more than so many tokens. */
export function smallModels(ctx: Context, contextTokens: number, alias = 'sandbox'): Context {
  const entries = [...ctx.catalogue].filter(([name]) => name === alias || name === 'sandbox');
  return { ...ctx, catalogue: new Map(entries.map(([name, model]) => [name, { ...model, contextTokens }])) };
}
