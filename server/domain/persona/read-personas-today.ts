import { WITHOUT_CARD } from './row.ts';
import type { Context } from '#server/kernel/context.ts';
import { personasToday } from './sql.ts';

type PersonaToday = { name: string; begunToday: number; averageRating: number | null };

/** How much those that come with the product were talked to today (UTC), and what all think of them. */
export function readPersonasToday(ctx: Context): Promise<PersonaToday[]> {
  return ctx.db.query<PersonaToday>(personasToday, []);
}

/** What a conversation's persona is called, and whether it has a voice; `null` once it is gone. */
export async function getPersonaName(
  ctx: Context,
  id: string | null,
): Promise<{ name: string; speaks: boolean } | null> {
  const found =
    id === null ? null : await ctx.db.prisma.persona.findUnique({ where: { id }, omit: WITHOUT_CARD });
  return found === null ? null : { name: found.name, speaks: found.capabilities.includes('voice') };
}
