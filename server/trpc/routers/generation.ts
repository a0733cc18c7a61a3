import { tracked } from '@trpc/server';
import {
  cancelGeneration,
  getGeneration,
  listGenerations,
  listMediaModels,
  markFavourite,
  removeGeneration,
  requestMedia,
  restoreGeneration,
  retryGeneration,
  watchGenerations,
} from '#server/domain/media/index.ts';
import {
  FavouriteInput,
  GenerationRef,
  ListGenerationsInput,
  MediaInput,
  WatchGenerationsInput,
} from '#server/domain/media/schema.ts';
import { call, procedure, router, translated } from '../trpc.ts';

export const generationRouter = router({
  models: procedure.query(({ ctx }) => listMediaModels(ctx)),
  create: procedure.input(MediaInput).mutation(({ ctx, input }) => requestMedia(ctx, input)),
  list: procedure.input(ListGenerationsInput).query(call(listGenerations)),
  one: procedure.input(GenerationRef).query(call(getGeneration)),
  cancel: procedure.input(GenerationRef).mutation(call(cancelGeneration)),
  retry: procedure.input(GenerationRef).mutation(call(retryGeneration)),
  favourite: procedure.input(FavouriteInput).mutation(call(markFavourite)),
  remove: procedure.input(GenerationRef).mutation(call(removeGeneration)),
  restore: procedure.input(GenerationRef).mutation(call(restoreGeneration)),
  watch: procedure.input(WatchGenerationsInput).subscription(async function* ({ ctx, input, signal }) {
    try {
      const news = watchGenerations(signal === undefined ? ctx : { ...ctx, signal }, input);
      for await (const { eventId, ...event } of news) yield tracked(eventId, event);
    } catch (error) {
      // What a generator throws does not pass through the middleware that words errors.
      throw translated(error);
    }
  }),
});
