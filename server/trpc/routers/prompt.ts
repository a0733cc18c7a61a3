import {
  countUse,
  createPrompt,
  duplicatePrompt,
  getPrompt,
  listPrompts,
  listScenarios,
  previewPrompt,
  removePrompt,
  restorePrompt,
  updatePrompt,
} from '#server/domain/prompt/index.ts';
import {
  CreatePromptInput,
  ListPromptsInput,
  PreviewInput,
  PromptRef,
  UpdatePromptInput,
} from '#server/domain/prompt/schema.ts';
import { call, procedure, router } from '../trpc.ts';

export const promptRouter = router({
  list: procedure.input(ListPromptsInput).query(call(listPrompts)),
  scenarios: procedure.query(({ ctx }) => listScenarios(ctx)),
  get: procedure.input(PromptRef).query(call(getPrompt)),
  create: procedure.input(CreatePromptInput).mutation(call(createPrompt)),
  update: procedure.input(UpdatePromptInput).mutation(call(updatePrompt)),
  duplicate: procedure.input(PromptRef).mutation(call(duplicatePrompt)),
  remove: procedure.input(PromptRef).mutation(call(removePrompt)),
  restore: procedure.input(PromptRef).mutation(call(restorePrompt)),
  preview: procedure.input(PreviewInput).mutation(call(previewPrompt)),
  use: procedure.input(PromptRef).mutation(call(countUse)),
});
