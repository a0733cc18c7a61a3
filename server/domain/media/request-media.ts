import { assetSource, readOwnAsset } from '../file/index.ts';
import { getBalance, hold } from '../ledger/index.ts';
import { resolveMediaModel } from '../catalogue/index.ts';
import { requireUser, type UserActor } from '#server/kernel/actor.ts';
import type { Context } from '#server/kernel/context.ts';
import { DomainError } from '#server/kernel/errors.ts';
import { newId } from '#server/kernel/ids.ts';
import { affords } from './affords.ts';
import { getGeneration } from './get-generation.ts';
import { paramsOf } from './params-of.ts';
import { MediaInput } from './schema.ts';
import { insertGeneration } from './sql.ts';
import { tellOwner } from './topics.ts';
import type { GenerationView } from './view.ts';

/** So many of one user's may wait; a program that sends more than it will ever see is stopped here. */
const MOST_WAITING = 1_000;

/** Besides what the input says: the generation that this one tries again. */
type Extras = { retryOfId?: string };

/**
 * Prices it, holds the credits, stores it as queued and rings for a worker: all or nothing. The same `requestKey` again
 * answers what it made the first time. Errors: `invalid_input` (`image_s3_key not found` for an image that is not the
 * user's), `insufficient_credits`, `rate_limited` with too many waiting, `unavailable` where nobody makes this here.
 */
export async function requestMedia(
  ctx: Context,
  input: MediaInput,
  extras: Extras = {},
): Promise<GenerationView> {
  const user = requireUser(ctx.actor);
  const given = MediaInput.parse(input);
  const { requestKey } = given;
  const before = requestKey === undefined ? null : await madeBefore(ctx, user, requestKey);
  if (before !== null) return before;
  await refuseTooMany(ctx, user);
  const image = given.kind === 'video' ? await startingImage(ctx, user, given.imageKey) : null;
  const { available } = await getBalance(ctx);
  const model = resolveMediaModel(ctx, given.kind, given.model, (price) => affords(available, price));
  const id = newId();
  const params = paramsOf(ctx, given, { generationId: id, route: model.route, image });
  const { sandbox, route, alias, price } = model;
  ctx.milestones.reached('K1');
  try {
    await ctx.db.transaction(async (sql) => {
      const about = { model: alias, credits: price, kind: given.kind };
      await hold(sql, ctx, {
        userId: user.userId,
        amount: price,
        ref: { type: 'generation', id },
        price: about,
      });
      const project = [given.project ?? null, newId()] as const;
      const made = [given.kind, alias, route.provider, route.upstreamId, sandbox] as const;
      const rest = [image?.assetId ?? null, price, requestKey ?? null, extras.retryOfId ?? null] as const;
      await sql.query(insertGeneration, [
        id,
        user.userId,
        user.applicationId,
        ...project,
        ...made,
        JSON.stringify(params),
        ...rest,
      ]);
      await ctx.bell.ring(sql, id);
    });
  } catch (error) {
    // Of many with one key at once, one wins; the others find what it made, also where it took the last credits.
    const again = requestKey === undefined ? null : await madeBefore(ctx, user, requestKey);
    if (again === null) throw error;
    return again;
  }
  ctx.milestones.reached('K2');
  tellOwner(ctx, user);
  return getGeneration(ctx, { generationId: id });
}

async function madeBefore(
  ctx: Context,
  { userId }: UserActor,
  requestKey: string,
): Promise<GenerationView | null> {
  const where = { userId_requestKey: { userId, requestKey } };
  const row = await ctx.db.prisma.generation.findUnique({ where, select: { id: true } });
  return row === null ? null : getGeneration(ctx, { generationId: row.id });
}

async function startingImage(ctx: Context, { userId }: UserActor, key: string | undefined) {
  if (key !== undefined && key !== '') {
    const { id: assetId } = await readOwnAsset(ctx, { userId, key });
    const { width, height } = await assetSource(ctx, key);
    return { assetId, width, height };
  }
  throw new DomainError('invalid_input', 'A video needs the image that it starts from.', {
    details: { field: 'imageKey' },
  });
}

async function refuseTooMany(ctx: Context, { userId }: UserActor): Promise<void> {
  const waiting = await ctx.db.prisma.generation.count({ where: { userId, state: 'queued' } });
  if (waiting < MOST_WAITING) return;
  throw new DomainError('rate_limited', 'Too many generations are waiting. Try again when some have ended.', {
    retryAfterSeconds: 30,
  });
}
