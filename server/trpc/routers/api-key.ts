import { createApiKey, listApiKeys, revokeApiKey } from '#server/domain/account/index.ts';
import { ApiKeyRef, CreateApiKeyInput } from '#server/domain/account/schema.ts';
import { call, procedure, router } from '../trpc.ts';

export const apiKeyRouter = router({
  list: procedure.query(({ ctx }) => listApiKeys(ctx)),
  create: procedure.input(CreateApiKeyInput).mutation(call(createApiKey)),
  revoke: procedure.input(ApiKeyRef).mutation(call(revokeApiKey)),
});
