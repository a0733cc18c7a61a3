export { checkHealth } from './check-health.ts';
export { checkParts } from './check-parts.ts';
export { readWork } from './read-work.ts';
export type * from './view.ts';
