import type { Prisma } from '#prisma/generated/client.ts';
import { getBalance, readCharges } from '../ledger/index.ts';
import { requireUser } from '#server/kernel/actor.ts';
import type { Context } from '#server/kernel/context.ts';
import type { z } from 'zod';
import { presentGeneration, viewShape } from './present-generation.ts';
import { ListGenerationsInput } from './schema.ts';
import type { GenerationPage } from './view.ts';

const RUNNING = ['queued', 'submitting', 'submission_unknown', 'submitted', 'running', 'ingesting'] as const;

/** The asking user's generations, newest first, failures included. */
export async function listGenerations(ctx: Context, input: ListGenerationsInput): Promise<GenerationPage> {
  const { userId } = requireUser(ctx.actor);
  const filter = ListGenerationsInput.parse(input);
  const { limit } = filter;
  const rows = await ctx.db.prisma.generation.findMany({
    where: { userId, ...conditions(filter) },
    include: viewShape,
    // Ids are UUIDv7: newest first by the index on (user_id, id).
    orderBy: { id: 'desc' },
    take: limit + 1,
  });
  const { available } = await getBalance(ctx);
  const page = rows.slice(0, limit);
  const ended = page.filter(({ endedAt }) => endedAt !== null).map(({ id }) => id);
  const charges = await readCharges(ctx.db, 'generation', ended);
  return {
    generations: page.map((row) => presentGeneration(ctx, row, { available, charges })),
    nextCursor: rows.length > limit ? (page.at(-1)?.id ?? null) : null,
  };
}

function conditions(filter: z.output<typeof ListGenerationsInput>): Prisma.GenerationWhereInput {
  const { cursor, kind, state, model, projectId, favourite, search, bin } = filter;
  return {
    deletedAt: bin ? { not: null } : null,
    ...(typeof cursor === 'string' ? { id: { lt: cursor } } : {}),
    ...(kind === undefined ? {} : { kind }),
    ...(state === undefined ? {} : { state: state === 'running' ? { in: [...RUNNING] } : state }),
    ...(model === undefined ? {} : { model }),
    ...(projectId === undefined ? {} : { projectId }),
    ...(favourite === undefined ? {} : { favourite }),
    ...(search === undefined
      ? {}
      : { params: { path: ['prompt'], string_contains: literally(search), mode: 'insensitive' } }),
  };
}

/** The database takes these for wildcards. */
function literally(text: string): string {
  return text.replaceAll(/[\\%_]/g, String.raw`\$&`);
}
