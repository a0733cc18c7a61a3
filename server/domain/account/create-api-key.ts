import { requireUser } from '#server/kernel/actor.ts';
import type { Context } from '#server/kernel/context.ts';
import { DomainError } from '#server/kernel/errors.ts';
import { newId } from '#server/kernel/ids.ts';
import { presentApiKey } from './present-api-key.ts';
import { CreateApiKeyInput, type ApiKeyView } from './schema.ts';
import { hashApiKey, newApiKeySecret } from './secret.ts';

/**
 * Makes a key for the asking user under the application of the key's name. `secret` is never shown again. `forbidden`
 * for the scopes that reach beyond its user, unless an administrator asks: `act-as` spends other people's credits, and
 * `metrics` tells of everybody's use.
 */
export async function createApiKey(
  ctx: Context,
  input: CreateApiKeyInput,
): Promise<ApiKeyView & { secret: string }> {
  const { userId, role } = requireUser(ctx.actor);
  const { name, mode, scopes, expiresAt } = CreateApiKeyInput.parse(input);
  if (scopes.includes('act-as') && role !== 'admin')
    throw new DomainError('forbidden', 'Only an administrator makes keys that act for other users.');
  if (scopes.includes('metrics') && role !== 'admin')
    throw new DomainError('forbidden', 'Only an administrator makes keys that read the metrics.');
  const expires = expiresAt === undefined ? null : new Date(expiresAt);
  if (expires !== null && expires <= ctx.clock.now())
    throw new DomainError('invalid_input', 'expiresAt: must be in the future', {
      details: { field: 'expiresAt' },
    });
  const secret = newApiKeySecret(mode);
  const { application: applications } = ctx.db.prisma;
  // Not Prisma's upsert: of two at the same moment it refuses one.
  await applications.createMany({ data: { userId, name }, skipDuplicates: true });
  const application = await applications.findUniqueOrThrow({ where: { userId_name: { userId, name } } });
  const row = await ctx.db.prisma.apiKey.create({
    data: {
      id: newId(),
      userId,
      applicationId: application.id,
      name,
      mode,
      scopes,
      hash: hashApiKey(secret),
      lastFour: secret.slice(-4),
      expiresAt: expires,
    },
  });
  return { ...presentApiKey(row), secret };
}
