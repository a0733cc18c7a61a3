import type { Context } from '#server/kernel/context.ts';
import { changeablePersona } from './own-persona.ts';
import { PersonaRef } from './schema.ts';
import { swapPortrait } from './swap-portrait.ts';

/**
 * Takes a persona away from everybody. What was said with it stays readable to whoever said it. Errors: `not_found`,
 * `forbidden` for a built-in one, unless an administrator asks.
 */
export async function removePersona(ctx: Context, input: PersonaRef): Promise<void> {
  const { id } = await changeablePersona(ctx, PersonaRef.parse(input).persona);
  await ctx.db.prisma.persona.update({ where: { id }, data: { deletedAt: ctx.clock.now() } });
  await swapPortrait(ctx, id, null);
}
