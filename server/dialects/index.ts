import type { Dialect } from '#server/http/dialect.ts';
import type { Endpoint } from '#server/http/endpoint.ts';
import { characters, charactersEndpoints } from './characters/index.ts';
import { copywriting, copywritingEndpoints } from './copywriting/index.ts';
import { generations, generationsEndpoints } from './generations/index.ts';
import { influencers, influencersEndpoints } from './influencers/index.ts';
import { sessions, sessionsEndpoints } from './sessions/index.ts';

export const dialects: readonly Dialect[] = [generations, copywriting, characters, influencers, sessions];

/** Every documented operation of every family. */
export const endpoints: readonly Endpoint[] = [
  ...generationsEndpoints,
  ...copywritingEndpoints,
  ...charactersEndpoints,
  ...influencersEndpoints,
  ...sessionsEndpoints,
];

/** How a path that no family documents is refused. */
export const fallbackDialect: Dialect = influencers;
