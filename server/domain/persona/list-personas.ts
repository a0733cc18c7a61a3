import type { Context } from '#server/kernel/context.ts';
import { presentPersona } from './present-persona.ts';
import { ListPersonasInput } from './schema.ts';
import type { PersonaView } from './view.ts';

/** Public personas and the asking user's own, the oldest first, and how many there are in all. */
export async function listPersonas(
  ctx: Context,
  input: ListPersonasInput,
): Promise<{ personas: PersonaView[]; total: number }> {
  const { limit, offset } = ListPersonasInput.parse(input);
  const own = ctx.actor.kind === 'user' ? [{ ownerId: ctx.actor.userId }] : [];
  const where = { deletedAt: null, OR: [{ visibility: 'public' as const }, ...own] };
  const [rows, total] = await Promise.all([
    ctx.db.prisma.persona.findMany({
      where,
      orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
      skip: offset,
      take: limit,
    }),
    ctx.db.prisma.persona.count({ where }),
  ]);
  return { personas: rows.map((row) => presentPersona(ctx, row)), total };
}
