import type { ConversationSummary } from '#prisma/generated/client.ts';
import type { Context } from '#server/kernel/context.ts';
import type { RecordedRequest, Script, Step } from '#tests/simulators/providers/index.ts';
import { type PersonaTalk, smallModels, talkTo } from './persona-talk.ts';
import type { Talking } from './start-talking.ts';

export const said = (...steps: Step[]): Script => ({ steps: [...steps, { end: 'stop' as const }] });
export const LONG_LINE = 'the river rose again and again. '.repeat(12);

type FullTalk = PersonaTalk & {
  ctx: Context;
  summaries(): Promise<ConversationSummary[]>;
  /** Says something long; then the model is asked for notes and answers so. */
  overfill(script: Script, words?: string): Promise<{ request: Promise<RecordedRequest> }>;
};

/** A conversation that is as good as full: what is said next is condensed behind its answer. */
export async function nearlyFull(
  t: Talking,
  over: Partial<Pick<Context, 'textModels' | 'log'>> & {
    first?: string;
    during?: (turn: number) => Promise<unknown>;
  } = {},
): Promise<FullTalk> {
  const { first = '', during, ...ports } = over;
  const { ctx } = await t.app.apiKey(t.ctx);
  const talk = await talkTo(smallModels({ ...ctx, ...ports }, 4_096, 'model-1'), 'noor-haddad');
  for (let turn = 0; turn < 10; turn++) {
    await during?.(turn);
    await talk.say(`${turn === 0 ? first : ''}Number ${turn}: ${LONG_LINE}`);
  }
  const where = { conversationId: talk.talk.id };
  return {
    ...talk,
    ctx,
    summaries: () =>
      t.ctx.db.prisma.conversationSummary.findMany({ where, orderBy: { throughDepth: 'asc' } }),
    async overfill(script, words = '') {
      t.provider.answer(said({ text: 'Fine.' }));
      const notes = t.provider.answer(script);
      await talk.say(`${words}More: ${LONG_LINE.repeat(4)}`);
      return notes;
    },
  };
}
