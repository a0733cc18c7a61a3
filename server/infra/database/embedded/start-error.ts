/** The embedded PostgreSQL cannot run here; the message says why and what to do, and is meant to be printed. */
export class DatabaseStartError extends Error {
  override readonly name = 'DatabaseStartError';
}
