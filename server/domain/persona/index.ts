export { avatarOf } from './avatar-of.ts';
export { composePersona } from './compose-persona.ts';
export { exportCard } from './export-card.ts';
export { importCard, previewCard } from './import-card.ts';
export { setPortrait } from './set-portrait.ts';
export { createPersona } from './create-persona.ts';
export { getPersona } from './get-persona.ts';
export { readFigures } from './read-figures.ts';
export { listCategories } from './list-categories.ts';
export { listPersonas } from './list-personas.ts';
export {
  canChange,
  findPersona,
  isOpenTo,
  notFound as personaNotFound,
  visiblePersona,
} from './own-persona.ts';
export { openAvatar } from './open-avatar.ts';
export { ratePersona } from './rate-persona.ts';
export { getPersonaName, readPersonasToday } from './read-personas-today.ts';
export type { PersonaRow } from './row.ts';
export { removePersona } from './remove-persona.ts';
export { shownText } from './shown-text.ts';
export { updatePersona } from './update-persona.ts';
export { viewGallery } from './view-gallery.ts';
export { viewProfile } from './view-profile.ts';
export type * from './view.ts';
