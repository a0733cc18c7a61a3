import { requireUser } from '#server/kernel/actor.ts';
import type { Context } from '#server/kernel/context.ts';
import { backOff, sleep } from './pause.ts';
import { WatchGenerationsInput } from './schema.ts';
import { newestNews, readNews, readOpen } from './sql.ts';
import { ownerTopic } from './topics.ts';
import type { GenerationNews, GenerationState } from './view.ts';

const LOOK_EVERY_SECONDS = 5;
/** Until the other transactions of that moment have ended. */
const SETTLES_IN_SECONDS = { first: 0.02, longest: 1 };
const EVENT_ID = /^\d{1,18}\.\d{1,18}$/;

type News = { id: string; generation_id: string; state: GenerationState; settled: boolean };

/**
 * What happens to the asking user's generations from now on, or after `lastEventId`, until the signal fires: every
 * change of state once, in order, and now and then how far a running one is.
 */
export async function* watchGenerations(
  ctx: Context,
  input: WatchGenerationsInput,
): AsyncGenerator<GenerationNews, void, undefined> {
  const { userId } = requireUser(ctx.actor);
  const { lastEventId } = WatchGenerationsInput.parse(input);
  let rung = new AbortController();
  // Before the first look, so that nothing falls between them.
  const unsubscribe = ctx.bus.subscribe(ownerTopic(userId), () => rung.abort());
  try {
    let last = EVENT_ID.test(lastEventId ?? '') ? String(lastEventId) : await newest(ctx, userId);
    const seen = new Map<string, number>();
    let unsettled = 0;
    while (!ctx.signal.aborted) {
      rung = new AbortController();
      const events = await ctx.db.query<News>(readNews, [userId, ...last.split('.')]);
      const settled = events.findIndex((event) => !event.settled);
      for (const { id, generation_id: generationId, state } of events.slice(
        0,
        settled === -1 ? undefined : settled,
      )) {
        last = id;
        yield { eventId: id, generationId, state };
      }
      yield* progressed(ctx, userId, last, seen);
      // A long transaction anywhere holds news back: it is asked for less and less often.
      unsettled = settled === -1 ? 0 : unsettled + 1;
      if (unsettled > 0) await sleep(backOff(SETTLES_IN_SECONDS, unsettled - 1), ctx.signal);
      else if (events.length === 0) await sleep(LOOK_EVERY_SECONDS, rung.signal, ctx.signal);
    }
  } finally {
    unsubscribe();
  }
}

async function newest(ctx: Context, userId: number): Promise<string> {
  const [row] = await ctx.db.query<{ id: string }>(newestNews, [userId]);
  return row?.id ?? '0.0';
}

async function* progressed(
  ctx: Context,
  userId: number,
  eventId: string,
  seen: Map<string, number>,
): AsyncGenerator<GenerationNews, void, undefined> {
  const running = await ctx.db.query<{ id: string; version: number; state: GenerationState }>(readOpen, [
    userId,
  ]);
  for (const { id, version, state } of running) {
    if (seen.get(id) === version) continue;
    seen.set(id, version);
    yield { eventId, generationId: id, state };
  }
  const open = new Set(running.map(({ id }) => id));
  for (const id of seen.keys()) if (!open.has(id)) seen.delete(id);
}
