import type { Endpoint } from '#server/http/endpoint.ts';
import { generate } from './endpoints/generate.ts';
import { leaveForPage } from './endpoints/leave-for-page.ts';

export { generations } from './dialect.ts';

/** Everything document 000's family offers. */
export const generationsEndpoints: readonly Endpoint[] = [generate, leaveForPage];
