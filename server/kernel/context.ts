import type { Actor } from './actor.ts';
import type { Ports } from './ports.ts';

/** What every verb receives first: the world behind ports, who asks, and until when it matters. */
export type Context = Ports & {
  actor: Actor;
  requestId: string;
  /** Where the request came from, for sign-in limits; empty for jobs. */
  address: string;
  signal: AbortSignal;
};
