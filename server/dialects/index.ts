import type { Dialect } from '#server/http/dialect.ts';
import type { Endpoint } from '#server/http/endpoint.ts';
import { influencers, influencersEndpoints } from './influencers/index.ts';
import { sessions, sessionsEndpoints } from './sessions/index.ts';

export const dialects: readonly Dialect[] = [influencers, sessions];

/** Every documented operation of every family. */
export const endpoints: readonly Endpoint[] = [...influencersEndpoints, ...sessionsEndpoints];

/** How a path that no family documents is refused. */
export const fallbackDialect: Dialect = influencers;
