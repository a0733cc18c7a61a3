import {
  editMemory,
  forget,
  forgetAll,
  listMemories,
  remember,
  switchMemory,
} from '#server/domain/memory/index.ts';
import {
  EditMemoryInput,
  ListMemoriesInput,
  MemoryRef,
  OfPersona,
  RememberInput,
  SwitchMemoryInput,
} from '#server/domain/memory/schema.ts';
import { call, procedure, router } from '../trpc.ts';

/** What personas remember of the asking user: theirs to read, to change and to delete. */
export const memoryRouter = router({
  list: procedure.input(ListMemoriesInput).query(call(listMemories)),
  remember: procedure.input(RememberInput).mutation(call(remember)),
  edit: procedure.input(EditMemoryInput).mutation(call(editMemory)),
  forget: procedure.input(MemoryRef).mutation(call(forget)),
  forgetAll: procedure.input(OfPersona).mutation(call(forgetAll)),
  switch: procedure.input(SwitchMemoryInput).mutation(call(switchMemory)),
});
