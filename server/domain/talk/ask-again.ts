import type { Context } from '#server/kernel/context.ts';
import { DomainError } from '#server/kernel/errors.ts';
import { beginTurn, begunOf, onceByKey, StillAnswering } from '../conversation/index.ts';
import { visiblePersona } from '../persona/index.ts';
import { answerPlan } from './answer-plan.ts';
import { bringAll } from './bring-all.ts';
import { mediaOf } from './media.ts';
import { talkWith } from './own-talk.ts';
import { AskAgainInput } from './schema.ts';
import { answersBehind } from './sql.ts';

/**
 * Has a persona answer once more what `messageId`, its last answer, ended on without a word; the question is not said, nor a
 * recording that was understood heard, again. Resolves once the new answer has begun; sent again it changes nothing. Errors:
 * `not_found` for anything but such an answer, `conflict` where something was said since, and those of begin-turn.
 */
export async function askAgain(ctx: Context, input: AskAgainInput): Promise<void> {
  const { persona: key, messageId } = AskAgainInput.parse(input);
  const persona = await visiblePersona(ctx, key);
  const talk = await talkWith(ctx, persona);
  const question = talk === null ? null : await questionOf(ctx, talk.id, messageId);
  if (talk === null || question === null) throw new DomainError('not_found', 'This answer does not exist.');
  const sound = question.content === '' ? await soundOf(ctx, question.id) : undefined;
  try {
    await onceByKey(ctx, `again ${messageId}`, async (idOf) => {
      const place = {
        kind: 'stored',
        sessionId: talk.id,
        uuid: null,
        parentId: question.id,
        atRoot: false,
      } as const;
      const answer = {
        kind: 'influencer',
        talk,
        persona,
        question,
        sound,
        userName: null,
        withPast: true,
      } as const;
      const begun = await beginTurn(ctx, {
        turnId: idOf('turn'),
        assistantMessageId: idOf('answer'),
        place,
        messages: [],
        ...answerPlan(ctx, answer),
        // The conversation is locked by now: nothing is being said behind the answer that this one takes the place of.
        async alongside(sql) {
          const [since] = await sql.query(answersBehind, [messageId]);
          if (since !== undefined)
            throw new DomainError('conflict', 'The conversation has gone on since this answer.');
        },
      });
      return begunOf(ctx, begun);
    });
  } catch (error) {
    if (!(error instanceof StillAnswering)) throw error;
  }
}

async function questionOf(ctx: Context, conversationId: number, id: string) {
  const failed = await ctx.db.prisma.message.findFirst({
    where: {
      id,
      conversationId,
      role: 'assistant',
      content: '',
      status: { in: ['failed', 'interrupted', 'stopped'] },
    },
    select: { parent: { select: { id: true, content: true } } },
  });
  return failed?.parent ?? null;
}

/** The recording that a question without words is. */
async function soundOf(ctx: Context, questionId: string) {
  const media = (await mediaOf(ctx, [questionId])).get(questionId);
  const url = media?.find(({ kind }) => kind === 'audio')?.url;
  if (url === undefined) return undefined;
  return async () => {
    const [sound] = await bringAll(ctx, [url], 'audio');
    if (sound === undefined) throw new DomainError('not_found', 'The recording is not there any more.');
    return sound;
  };
}
