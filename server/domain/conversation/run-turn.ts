import type { Context } from '#server/kernel/context.ts';
import type { EndReason, ModelEvent, ModelRequest } from '#server/kernel/model.ts';
import { toDomainError } from '#server/kernel/to-domain-error.ts';
import { reasonOf } from '#server/kernel/reason-of.ts';
import { createTextCleaner } from './clean-text.ts';
import { closeTurn } from './close-turn.ts';
import { liveTurnsOf, stopTopic, turnTopic, watchedTopic, type LiveTurn } from './live-turn.ts';
import { measureTurn, type AnsweringModel } from './measure-turn.ts';
import { storeSoon } from './turn-writer.ts';
import type { TurnEnd } from './view.ts';

/** Messages that are still being put together are part of the turn: if that fails, the turn has failed. */
type TurnRequest = Omit<ModelRequest, 'signal' | 'messages'> & {
  messages: ModelRequest['messages'] | Promise<ModelRequest['messages']>;
};

/** What the model reported besides words. */
type Report = Pick<TurnEnd, 'endReason' | 'promptTokens' | 'completionTokens'>;

/**
 * Lets the model speak to its end and stores what it says. Belongs to the server: no reader's leaving stops it,
 * only `turn.abort` does. Never throws; the outcome is in `turn.end` and in the rows.
 */
export async function runTurn(
  ctx: Context,
  turn: LiveTurn,
  request: TurnRequest,
  model: AnsweringModel,
): Promise<void> {
  liveTurnsOf(ctx).set(turn.id, turn);
  const unsubscribe = [
    ctx.bus.subscribe(stopTopic(turn.id), () => void stopIfAsked(ctx, turn)),
    ctx.bus.subscribe(watchedTopic(turn.id), () => {
      if (turn.watchedElsewhere) return;
      turn.watchedElsewhere = true;
      // What was stored between that reader's first look and now was not announced.
      ctx.bus.publish(turnTopic(turn.id));
    }),
  ];
  const report: Report = { endReason: null, promptTokens: null, completionTokens: null };
  const clean = { text: createTextCleaner(), reasoning: createTextCleaner() };
  const measured = measureTurn(ctx, model);
  let failure: unknown;
  try {
    const messages = await request.messages;
    for await (const event of ctx.textModels.stream({ ...request, messages, signal: turn.abort.signal })) {
      if (event.type === 'text-delta' || event.type === 'reasoning-delta') measured.heard();
      hear(ctx, turn, event, report, clean);
    }
  } catch (error) {
    failure = error;
  }
  turn.heard.append('text', clean.text('', true));
  const end = outcome(turn, report, failure);
  if (await closeTurn(ctx, turn, end)) measured.ended(end);
  for (const stop of unsubscribe) stop();
  liveTurnsOf(ctx).delete(turn.id);
}

/** A bell says no more than "look": after a lost connection the bus rings every one. */
async function stopIfAsked(ctx: Context, turn: LiveTurn): Promise<void> {
  try {
    const asked = { where: { id: turn.id }, select: { stopRequestedAt: true } };
    const row = await ctx.db.prisma.turn.findUnique(asked);
    // No row: the conversation was deleted, and nobody can read the answer any more.
    if (row?.stopRequestedAt !== null) turn.abort.abort();
  } catch (error) {
    // tend-turns looks again within seconds.
    ctx.log.warn('turn.stop-unread', {
      turnId: turn.id,
      reason: reasonOf(error),
    });
  }
}

type Cleaners = Record<'text' | 'reasoning', ReturnType<typeof createTextCleaner>>;

function hear(ctx: Context, turn: LiveTurn, event: ModelEvent, report: Report, clean: Cleaners): void {
  switch (event.type) {
    case 'text-delta':
      turn.heard.append('text', clean.text(event.text));
      storeSoon(ctx, turn);
      break;
    case 'reasoning-delta':
      // A position in a reply counts reasoning first, then text: thoughts after the first word are not kept.
      if (turn.heard.endsWith('text')) break;
      turn.heard.append('reasoning', clean.reasoning(event.text));
      storeSoon(ctx, turn);
      break;
    case 'usage':
      report.promptTokens = storable(event.promptTokens);
      report.completionTokens = storable(event.completionTokens);
      break;
    case 'model-end':
      report.endReason = event.reason satisfies EndReason;
      break;
    default:
      event satisfies never;
  }
}

/** The largest number that PostgreSQL's integer holds. */
const LARGEST_COUNT = 2_147_483_647;

/** What a provider counted, if it is a count at all: a turn could never be closed with anything else. */
function storable(tokens: number | null): number | null {
  return tokens !== null && Number.isInteger(tokens) && tokens >= 0 && tokens <= LARGEST_COUNT
    ? tokens
    : null;
}

function outcome(turn: LiveTurn, report: Report, failure: unknown): Omit<TurnEnd, 'type' | 'seq'> {
  if (turn.abort.signal.aborted) {
    return { ...report, status: turn.interrupted ? 'interrupted' : 'stopped', failure: null };
  }
  if (failure === undefined) return { ...report, status: 'complete', failure: null };
  const { code, message, retryAfterSeconds } = toDomainError(failure);
  return {
    ...report,
    status: 'failed',
    failure: { code, message, ...(retryAfterSeconds === undefined ? {} : { retryAfterSeconds }) },
  };
}
