import type { Dialect } from '#server/http/dialect.ts';
import type { Endpoint } from '#server/http/endpoint.ts';
import { characters, charactersEndpoints } from './characters/index.ts';
import { generations, generationsEndpoints } from './generations/index.ts';
import { influencers, influencersEndpoints } from './influencers/index.ts';
import { sessions, sessionsEndpoints } from './sessions/index.ts';

export const dialects: readonly Dialect[] = [generations, characters, influencers, sessions];

/** Every documented operation of every family. */
export const endpoints: readonly Endpoint[] = [
  ...generationsEndpoints,
  ...charactersEndpoints,
  ...influencersEndpoints,
  ...sessionsEndpoints,
];

/** How a path that no family documents is refused. */
export const fallbackDialect: Dialect = influencers;
