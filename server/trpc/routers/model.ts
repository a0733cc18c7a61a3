import { defaultModel, listModels } from '#server/domain/catalogue/index.ts';
import { procedure, router } from '../trpc.ts';

export const modelRouter = router({
  list: procedure.query(({ ctx }) => ({ models: listModels(ctx), defaultAlias: defaultModel(ctx) })),
});
