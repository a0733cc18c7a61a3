export type { CardJson } from './card-json.ts';
export { cardText, keptCard } from './decode-card.ts';
export { CARD_LIMITS } from './limits.ts';
export { makeCards } from './make-cards.ts';
export { type Card, readCard } from './read-card.ts';
export { type CardFields, creditsOf, readFields, unusedParts } from './read-fields.ts';
export { refuseCard } from './refuse-card.ts';
export { writeCard } from './write-card.ts';
