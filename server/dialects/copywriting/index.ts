import type { Endpoint } from '#server/http/endpoint.ts';
import { generateCopy } from './endpoints/generate-copy.ts';

export { copywriting } from './dialect.ts';

/** Everything document 001's family offers. */
export const copywritingEndpoints: readonly Endpoint[] = [generateCopy];
