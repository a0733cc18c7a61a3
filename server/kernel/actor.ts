import { DomainError } from './errors.ts';

export type Role = 'user' | 'admin';
export type Plan = 'free' | 'pro' | 'scale';

/** A person, however they proved it: by browser session, API key or JWT. */
export type UserActor = {
  kind: 'user';
  userId: number;
  uuid: string;
  role: Role;
  plan: Plan;
  via: 'session' | 'api-key' | 'jwt';
  /** What the request is counted under; the browser and JWTs are application 1. */
  applicationId: number;
  /** `null`: everything the user may do. */
  scopes: readonly string[] | null;
  /** True for test keys: they reach the sandbox models only. */
  sandboxOnly: boolean;
};

/** Who is asking, as a value, so that one verb serves every door. */
export type Actor = UserActor | { kind: 'anonymous' } | { kind: 'system'; job: string };

/** The application that browser sessions and JWTs are counted under. */
export const BROWSER_APPLICATION_ID = 1;

/** The asking user, or `unauthenticated`. */
export function requireUser(actor: Actor): UserActor {
  if (actor.kind === 'user') return actor;
  throw new DomainError('unauthenticated', 'Sign in, or send a valid bearer token.');
}

/** What concerns everybody: without a key that names it, only an administrator may. */
const OF_ADMINS: readonly string[] = ['metrics'];

/**
 * The asking user if their key carries one of `scopes`, else `forbidden`. Sessions and unscoped keys carry what their
 * user may do: everything an administrator's, everything but `metrics` anybody else's.
 */
export function requireScope(actor: Actor, ...scopes: readonly [string, ...string[]]): UserActor {
  const user = requireUser(actor);
  if (scopes.some((scope) => carries(user, scope))) return user;
  const [scope] = scopes;
  throw new DomainError('forbidden', `This key lacks the scope "${scope}".`, { details: { scope } });
}

function carries({ scopes, role }: UserActor, scope: string): boolean {
  return scopes === null ? role === 'admin' || !OF_ADMINS.includes(scope) : scopes.includes(scope);
}
