export { findEmbeddedPostgres } from './find.ts';
export { type EmbeddedPostgres, type EmbeddedPostgresOptions, openEmbeddedPostgres } from './open.ts';
export { DatabaseStartError } from './start-error.ts';
