import type { Context } from '#server/kernel/context.ts';
import { ALL_ENDINGS } from './endings.ts';
import { idInKey } from './media-key.ts';
import { keysWithRows, openGenerations } from './sql.ts';

/** Those objects that no asset's row names, itself or as its preview, and that no open generation may still name. */
export async function withoutRows<Found extends { key: string }>(
  ctx: Context,
  objects: readonly Found[],
): Promise<Found[]> {
  if (objects.length === 0) return [];
  const owners = new Map(objects.map(({ key }) => [key, ownersOf(key)]));
  const rows = await ctx.db.query<{ key: string }>(keysWithRows, [[...owners.values()].flat()]);
  const ids = objects.map(({ key }) => idInKey(key)).filter((id) => id !== null);
  const open = await ctx.db.query<{ id: string }>(openGenerations, [ids]);
  const known = new Set(rows.map(({ key }) => key));
  const awaited = new Set(open.map(({ id }) => id));
  return objects.filter(({ key }) => {
    const owned = owners.get(key)?.some((owner) => known.has(owner)) ?? false;
    return !owned && !awaited.has(idInKey(key) ?? '');
  });
}

/** An object is owned by its own key; a preview by the key of what it shows, whose ending it does not tell. */
function ownersOf(key: string): string[] {
  const shown = /^(.*)_thumb\.webp$/.exec(key)?.[1];
  return shown === undefined ? [key] : ALL_ENDINGS.map((ending) => `${shown}.${ending}`);
}
