import { WITHOUT_CARD } from './row.ts';
import type { Context } from '#server/kernel/context.ts';
import { presentPersona } from './present-persona.ts';
import { ListPersonasInput } from './schema.ts';
import type { PersonaView } from './view.ts';

/**
 * Public personas and the asking user's own, or only these (`own`) or only those that are not theirs (`others`); the
 * oldest first, and how many there are in all.
 */
export async function listPersonas(
  ctx: Context,
  input: ListPersonasInput,
): Promise<{ personas: PersonaView[]; total: number }> {
  const { limit, offset, whose } = ListPersonasInput.parse(input);
  const me = ctx.actor.kind === 'user' ? ctx.actor.userId : null;
  const own = me === null ? [] : [{ ownerId: me }];
  const others = me === null ? [{}] : [{ ownerId: null }, { ownerId: { not: me } }];
  const seen = { visibility: 'public' as const };
  const where = {
    deletedAt: null,
    ...(whose === 'others' ? { ...seen, OR: others } : { OR: whose === 'own' ? own : [seen, ...own] }),
  };
  const [rows, total] = await Promise.all([
    ctx.db.prisma.persona.findMany({
      where,
      omit: WITHOUT_CARD,
      orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
      skip: offset,
      take: limit,
    }),
    ctx.db.prisma.persona.count({ where }),
  ]);
  return { personas: rows.map((row) => presentPersona(ctx, row)), total };
}
