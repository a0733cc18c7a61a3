import {
  createPersona,
  getPersona,
  listPersonas,
  ratePersona,
  removePersona,
  updatePersona,
} from '#server/domain/persona/index.ts';
import {
  CreatePersonaInput,
  ListPersonasInput,
  PersonaRef,
  RatePersonaInput,
  UpdatePersonaInput,
} from '#server/domain/persona/schema.ts';
import { memoryRouter } from './memory.ts';
import { call, procedure, router } from '../trpc.ts';

export const personaRouter = router({
  list: procedure.input(ListPersonasInput).query(call(listPersonas)),
  get: procedure.input(PersonaRef).query(call(getPersona)),
  create: procedure.input(CreatePersonaInput).mutation(call(createPersona)),
  update: procedure.input(UpdatePersonaInput).mutation(call(updatePersona)),
  remove: procedure.input(PersonaRef).mutation(call(removePersona)),
  rate: procedure.input(RatePersonaInput).mutation(call(ratePersona)),
  memories: memoryRouter,
});
