import type { Plan, Role, UserActor } from '#server/kernel/actor.ts';
import type { Context } from '#server/kernel/context.ts';
import { lookUpToken } from '../limits/index.ts';
import { rememberIdentity } from './identity-cache.ts';
import { hashApiKey } from './secret.ts';
import { identifyByKey } from './sql.ts';

type Row = {
  application_id: number;
  mode: 'live' | 'test';
  scopes: string[];
  expires_at: Date | null;
  user_id: number;
  uuid: string;
  role: Role;
  plan: Plan;
};

type VerifyContext = Pick<Context, 'db' | 'bus' | 'clock' | 'address'>;

/**
 * The user behind an API key, or `null` for one that is unknown, revoked or expired. `rate_limited` after too many such
 * tokens from one network.
 */
export async function verifyApiKey(ctx: VerifyContext, secret: string): Promise<UserActor | null> {
  const hash = hashApiKey(secret);
  return rememberIdentity(ctx, `key:${Buffer.from(hash).toString('base64')}`, async () => {
    return lookUpToken(ctx, async () => {
      const [row] = await ctx.db.query<Row>(identifyByKey, [hash]);
      return row === undefined ? null : { actor: actorOf(row), expiresAt: row.expires_at };
    });
  });
}

function actorOf(row: Row): UserActor {
  return {
    kind: 'user',
    userId: row.user_id,
    uuid: row.uuid,
    role: row.role,
    plan: row.plan,
    via: 'api-key',
    applicationId: row.application_id,
    scopes: row.scopes.length === 0 ? null : row.scopes,
    sandboxOnly: row.mode === 'test',
  };
}
