import type { UserActor } from '#server/kernel/actor.ts';
import type { Context } from '#server/kernel/context.ts';
import { perDatabase } from '#server/kernel/per-database.ts';

/** Published when a key was revoked or a user changed: every process forgets whom it knows. */
export const IDENTITIES_CHANGED = 'identities-changed';

/** A process that missed the bus still notices within this time. */
const KNOWN_FOR_MS = 30_000;
const MOST = 10_000;

type Known = { actor: UserActor; until: number };
/** `changes` counts how often everything was forgotten. */
type Cache = { known: Map<string, Known>; changes: number };
type CacheContext = Pick<Context, 'db' | 'bus' | 'clock'>;

/** Whom a credential stands for, remembered for 30 s; `find` answers `null` for nobody, which is not remembered. */
export async function rememberIdentity(
  ctx: CacheContext,
  credential: string,
  find: () => Promise<{ actor: UserActor; expiresAt: Date | null } | null>,
): Promise<UserActor | null> {
  const cache = cacheOf(ctx);
  const now = ctx.clock.now().getTime();
  const known = cache.known.get(credential);
  if (known !== undefined && known.until > now) return known.actor;
  const { changes } = cache;
  const found = await find();
  if (found === null) {
    cache.known.delete(credential);
    return null;
  }
  // What was looked up before a change must not be remembered after it.
  if (cache.changes !== changes) return found.actor;
  if (cache.known.size >= MOST) cache.known.clear();
  const until = Math.min(now + KNOWN_FOR_MS, found.expiresAt?.getTime() ?? Number.POSITIVE_INFINITY);
  cache.known.set(credential, { actor: found.actor, until });
  return found.actor;
}

function cacheOf(ctx: CacheContext): Cache {
  return perDatabase('identities', ctx.db, () => {
    const made: Cache = { known: new Map(), changes: 0 };
    ctx.bus.subscribe(IDENTITIES_CHANGED, () => {
      made.changes++;
      made.known.clear();
    });
    return made;
  });
}
