import { type PersonaRow, WITHOUT_CARD } from './row.ts';
import { requireUser, type Actor } from '#server/kernel/actor.ts';
import type { Context } from '#server/kernel/context.ts';
import { DomainError } from '#server/kernel/errors.ts';
import { isUuid } from '#server/kernel/ids.ts';

/** The persona with this id or name, if whoever asks may know of it: theirs, a public or an unlisted one; else `not_found`. */
export async function visiblePersona(ctx: Context, key: string): Promise<PersonaRow> {
  const found = await findPersona(ctx, key);
  if (found === null || !isOpenTo(ctx.actor, found)) throw notFound();
  return found;
}

/** Whether somebody may talk with it: it is there, and theirs, public or unlisted. */
export function isOpenTo(
  actor: Actor,
  persona: Pick<PersonaRow, 'ownerId' | 'visibility' | 'deletedAt'>,
): boolean {
  return persona.deletedAt === null && (persona.visibility !== 'private' || canChange(actor, persona));
}

/** The same, for changing it: `forbidden` for a built-in one, `not_found` for one that is another user's. */
export async function changeablePersona(ctx: Context, key: string): Promise<PersonaRow> {
  requireUser(ctx.actor);
  const found = await visiblePersona(ctx, key);
  if (canChange(ctx.actor, found)) return found;
  throw new DomainError('forbidden', 'Only its owner, or an administrator, may change this character.');
}

/** Its owner may, and an administrator; limited keys and test keys of an administrator change nothing that everybody sees. */
export function canChange(actor: Actor, { ownerId }: Pick<PersonaRow, 'ownerId'>): boolean {
  if (actor.kind !== 'user') return false;
  if (ownerId === actor.userId) return true;
  return actor.role === 'admin' && actor.scopes === null && !actor.sandboxOnly;
}

/** The persona with this id or name, whoever may know of it, and also one that was removed. */
export async function findPersona(ctx: Context, key: string): Promise<PersonaRow | null> {
  if (key.includes('\0')) return null;
  return ctx.db.prisma.persona.findUnique({
    where: isUuid(key) ? { id: key } : { name: key },
    omit: WITHOUT_CARD,
  });
}

export function notFound(): DomainError {
  return new DomainError('not_found', 'Character not found');
}
