import type { Endpoint } from '#server/http/endpoint.ts';
import { getHealth } from './endpoints/get-health.ts';
import { uploadMedia } from './endpoints/upload-media.ts';

export { influencers } from './dialect.ts';

/** Everything document 003's family offers so far. */
export const influencersEndpoints: readonly Endpoint[] = [getHealth, uploadMedia];
