import {
  createPersona,
  exportCard,
  getPersona,
  importCard,
  listCategories,
  listPersonas,
  previewCard,
  ratePersona,
  removePersona,
  setPortrait,
  updatePersona,
  viewGallery,
  viewProfile,
} from '#server/domain/persona/index.ts';
import {
  CardForm,
  CreatePersonaInput,
  ExportCardInput,
  ListPersonasInput,
  PersonaRef,
  PortraitForm,
  RatePersonaInput,
  UpdatePersonaInput,
} from '#server/domain/persona/schema.ts';
import { memoryRouter } from './memory.ts';
import { call, procedure, router } from '../trpc.ts';

export const personaRouter = router({
  list: procedure.input(ListPersonasInput).query(call(listPersonas)),
  get: procedure.input(PersonaRef).query(call(getPersona)),
  categories: procedure.query(({ ctx }) => listCategories(ctx)),
  gallery: procedure.query(({ ctx }) => viewGallery(ctx)),
  profile: procedure.input(PersonaRef).query(call(viewProfile)),
  create: procedure.input(CreatePersonaInput).mutation(call(createPersona)),
  update: procedure.input(UpdatePersonaInput).mutation(call(updatePersona)),
  remove: procedure.input(PersonaRef).mutation(call(removePersona)),
  /** These three take a FormData: a client sends it alone (`httpLink`), not in a batch. */
  previewCard: procedure.input(CardForm).mutation(call(previewCard)),
  importCard: procedure.input(CardForm).mutation(call(importCard)),
  setPortrait: procedure.input(PortraitForm).mutation(call(setPortrait)),
  exportCard: procedure.input(ExportCardInput).query(call(exportCard)),
  rate: procedure.input(RatePersonaInput).mutation(call(ratePersona)),
  memories: memoryRouter,
});
