export { openEmbeddedPostgres } from './open.ts';
export { runningEmbeddedUrl } from './running-url.ts';
export { DatabaseStartError } from './start-error.ts';
