import { type Actor, requireUser } from '#server/kernel/actor.ts';
import { DomainError } from '#server/kernel/errors.ts';

/** The asking administrator's id, `null` for the system itself; `forbidden` for anybody else and for limited keys. */
export function requireAdmin(actor: Actor): number | null {
  if (actor.kind === 'system') return null;
  const { role, scopes, sandboxOnly, userId } = requireUser(actor);
  if (role === 'admin' && scopes === null && !sandboxOnly) return userId;
  throw new DomainError('forbidden', 'Only an administrator may change what somebody has.');
}
