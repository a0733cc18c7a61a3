import { makerOf } from '../catalogue/index.ts';
import { requireUser } from '#server/kernel/actor.ts';
import type { Context } from '#server/kernel/context.ts';
import { typicalDurations } from './sql-figures.ts';
import type { OfferedMediaModel } from './view.ts';

/** Every media model with who would make it and how long that typically takes here. */
export async function listMediaModels(ctx: Context): Promise<OfferedMediaModel[]> {
  requireUser(ctx.actor);
  const aliases = [...ctx.mediaCatalogue.keys()];
  const rows = await ctx.db.query<{ model: string; sandbox: boolean; seconds: number }>(typicalDurations, [
    aliases,
  ]);
  const offered: OfferedMediaModel[] = [];
  for (const entry of ctx.mediaCatalogue.values()) {
    const { alias, label, kind, provider, price } = entry;
    const maker = makerOf(ctx, entry);
    const sandbox = maker === 'sandbox';
    const typical = rows.find((row) => row.model === alias && row.sandbox === sandbox);
    offered.push({
      alias,
      label,
      kind,
      provider,
      price,
      sandbox,
      available: maker !== 'nobody',
      typicalSeconds: typical?.seconds ?? null,
    });
  }
  return offered;
}
