import type { Context } from '#server/kernel/context.ts';
import { DomainError } from '#server/kernel/errors.ts';
import type { StoredObject } from '#server/kernel/storage.ts';
import { findLostObjects } from './find-lost-objects.ts';
import { idInKey } from './media-key.ts';
import { SWEEP_GRACE_HOURS } from './schema.ts';
import { withoutRows } from './without-rows.ts';

export type SweepReport = {
  /** Objects that look like ours, and those that do not: they are never touched. */
  objects: number;
  strangers: number;
  /** Objects that no row and no open generation knows. */
  orphans: { count: number; bytes: number; examples: string[]; deleted: number };
  /** Rows whose object or preview is not there. */
  lost: { rows: number; count: number; examples: string[] };
  /** What killed processes left half stored, removed unless this was a dry run. */
  unfinished: number;
};

const BATCH = 500;
const EXAMPLES = 10;

/**
 * Compares storage with the rows, both ways, sparing what is younger than a day. Deletes orphans unless `dryRun`, never a
 * row. Refuses with `conflict` to delete where no object at all has a row: that is another installation's storage.
 */
export async function sweepOrphans(ctx: Context, { dryRun }: { dryRun: boolean }): Promise<SweepReport> {
  const before = new Date(ctx.clock.now().getTime() - SWEEP_GRACE_HOURS * 3_600_000);
  const seen = { objects: 0, strangers: 0 };
  const orphans: StoredObject[] = [];
  for await (const batch of batches(ctx, seen)) {
    const candidates = batch.filter(({ modifiedAt }) => modifiedAt < before);
    orphans.push(...(await withoutRows(ctx, candidates)));
  }
  const lost = await findLostObjects(ctx, before, EXAMPLES);
  const known = lost.rows > lost.count || orphans.length < seen.objects;
  if (!dryRun && orphans.length > 0 && !known) {
    const message =
      'Not one object belongs to a row of this database: is it the right one? Nothing was deleted.';
    throw new DomainError('conflict', message);
  }
  const deleted = dryRun ? 0 : await remove(ctx, orphans, before);
  const unfinished = dryRun ? 0 : await ctx.storage.removeUnfinished({ before, isOurs });
  return {
    ...seen,
    orphans: {
      count: orphans.length,
      bytes: orphans.reduce((sum, { bytes }) => sum + bytes, 0),
      examples: orphans.slice(0, EXAMPLES).map(({ key }) => key),
      deleted,
    },
    lost,
    unfinished,
  };
}

async function* batches(ctx: Context, seen: { objects: number; strangers: number }) {
  let batch: StoredObject[] = [];
  for await (const object of ctx.storage.list('')) {
    if (!isOurs(object.key)) {
      seen.strangers++;
      continue;
    }
    seen.objects++;
    batch.push(object);
    if (batch.length < BATCH) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}

/** Looks once more at each: a retry may have stored it anew since it was listed. */
async function remove(ctx: Context, orphans: readonly StoredObject[], before: Date): Promise<number> {
  let deleted = 0;
  for (const { key } of orphans) {
    const now = await ctx.storage.head(key);
    if (now === null || now.modifiedAt >= before || (await withoutRows(ctx, [now])).length === 0) continue;
    await ctx.storage.remove(key);
    deleted++;
  }
  return deleted;
}

function isOurs(key: string): boolean {
  return idInKey(key) !== null;
}
