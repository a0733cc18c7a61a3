import { tracked } from '@trpc/server';
import { ask, regenerate, stopTurn, watchTurn } from '#server/domain/conversation/index.ts';
import { AskInput, RegenerateInput, TurnRef, WatchTurnInput } from '#server/domain/conversation/schema.ts';
import { call, procedure, router, translated } from '../trpc.ts';

export const turnRouter = router({
  ask: procedure.input(AskInput).mutation(call(ask)),
  regenerate: procedure.input(RegenerateInput).mutation(call(regenerate)),
  stop: procedure.input(TurnRef).mutation(call(stopTurn)),
  watch: procedure.input(WatchTurnInput).subscription(async function* ({ ctx, input, signal }) {
    try {
      const events = await watchTurn(signal === undefined ? ctx : { ...ctx, signal }, input);
      for await (const event of events) yield tracked(String(event.seq), event);
    } catch (error) {
      // What a generator throws does not pass through the middleware that words errors.
      throw translated(error);
    }
  }),
});
