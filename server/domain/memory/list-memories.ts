import { requireUser } from '#server/kernel/actor.ts';
import type { Context } from '#server/kernel/context.ts';
import { ListMemoriesInput } from './schema.ts';
import { listMemories as statement } from './sql.ts';
import type { MemoryPage, MemoryView } from './view.ts';

type Row = Omit<MemoryView, 'createdAt' | 'updatedAt' | 'lastUsedAt'> & {
  createdAt: Date;
  updatedAt: Date;
  lastUsedAt: Date | null;
};

/** A page of what a persona remembers of the asking user, what was kept last first. Empty where it knows nothing of them. */
export async function listMemories(ctx: Context, input: ListMemoriesInput): Promise<MemoryPage> {
  const { userId } = requireUser(ctx.actor);
  const { personaId, cursor = null, limit } = ListMemoriesInput.parse(input);
  const rows = await ctx.db.query<Row>(statement, [userId, limit + 1, personaId, cursor]);
  const page = rows.slice(0, limit);
  const where = { userId, personaId };
  const [off, total] = await Promise.all([
    ctx.db.prisma.memoryOff.count({ where }),
    ctx.db.prisma.memory.count({ where }),
  ]);
  return {
    memories: page.map((row) => ({
      ...row,
      createdAt: row.createdAt.toISOString(),
      updatedAt: row.updatedAt.toISOString(),
      lastUsedAt: row.lastUsedAt?.toISOString() ?? null,
    })),
    nextCursor: rows.length > limit ? (page.at(-1)?.id ?? null) : null,
    total,
    enabled: off === 0,
  };
}
