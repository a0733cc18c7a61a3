import { loadConfig } from '#server/kernel/config.ts';
import { singleton } from '#server/kernel/singleton.ts';
import { compose, type Composed } from './compose.ts';

/** What the serving process composed, or, under a plain `next start`, what the first request composes. */
export function application(): Promise<Composed> {
  return holder().composed ?? hold(composeFromEnvironment());
}

/** Makes `composed` what pages and route handlers of this process use. */
export function hold(composed: Promise<Composed>): Promise<Composed> {
  holder().composed = composed;
  return composed;
}

function holder(): { composed: Promise<Composed> | null } {
  return singleton<{ composed: Promise<Composed> | null }>('application', () => ({ composed: null }));
}

function composeFromEnvironment(): Promise<Composed> {
  const config = loadConfig(process.env);
  if (config.databaseUrl === undefined)
    throw new Error('DATABASE_URL: set it, or start with `npm start`, which brings a database.');
  return compose(config, config.databaseUrl, 'web');
}
