import type { Context } from '#server/kernel/context.ts';
import { releasePortrait } from '../file/index.ts';
import { changeablePersona } from './own-persona.ts';
import { PersonaRef } from './schema.ts';
import { removePersona as statement } from './sql.ts';

/**
 * Takes a persona away from everybody, with its card and its portrait. What was said with it stays readable to whoever said
 * it. Errors: `not_found`, `forbidden` for a built-in one, unless an administrator asks.
 */
export async function removePersona(ctx: Context, input: PersonaRef): Promise<void> {
  const { id } = await changeablePersona(ctx, PersonaRef.parse(input).persona);
  await ctx.db.transaction(async (sql) => {
    const [before] = await sql.query<{ assetId: string | null }>(statement, [id, ctx.clock.now()]);
    if (before?.assetId) await releasePortrait(sql, before.assetId);
  });
}
