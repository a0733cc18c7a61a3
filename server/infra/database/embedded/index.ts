export { openEmbeddedPostgres } from './open.ts';
export { DatabaseStartError } from './start-error.ts';
