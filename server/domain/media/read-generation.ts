import type { Prisma } from '#prisma/generated/client.ts';
import type { Context } from '#server/kernel/context.ts';
import type { MediaProvider, MediaRoute } from '#server/kernel/media.ts';
import { z } from 'zod';
import { MediaParams } from './schema.ts';
import type { GenerationState } from './view.ts';

/** The last submission, as far as it is known. */
export type StoredAttempt = {
  id: string;
  remote: unknown;
  output: unknown;
  submittedAt: Date;
  answeredAt: Date | null;
  number: number;
};

/** A generation as a worker needs it. */
export type StoredGeneration = {
  id: string;
  userId: number;
  ownerUuid: string;
  kind: 'image' | 'video' | 'voice';
  state: GenerationState;
  params: MediaParams;
  route: MediaRoute;
  sandbox: boolean;
  model: string;
  cancelRequested: boolean;
  createdAt: Date;
  startedAt: Date | null;
  input: { key: string } | null;
  attempt: StoredAttempt | null;
};

const Provider = z.enum([
  'recraft',
  'gemini',
  'fal',
  'runway',
  'compatible',
  'sandbox',
] satisfies MediaProvider[]);

const shape = {
  user: { select: { uuid: true } },
  input: true,
  attempts: { orderBy: { number: 'desc' }, take: 1 },
} satisfies Prisma.GenerationInclude;

/** The generation `id` with its last submission, whoever's it is. */
export async function readGeneration(ctx: Pick<Context, 'db'>, id: string): Promise<StoredGeneration> {
  const row = await ctx.db.prisma.generation.findUniqueOrThrow({ where: { id }, include: shape });
  const [attempt = null] = row.attempts;
  const { input } = row;
  return {
    id: row.id,
    userId: row.userId,
    ownerUuid: row.user.uuid,
    kind: row.kind,
    state: row.state,
    params: MediaParams.parse(row.params),
    route: { provider: Provider.parse(row.provider), upstreamId: row.upstreamId },
    sandbox: row.sandbox,
    model: row.model,
    cancelRequested: row.cancelRequestedAt !== null,
    createdAt: row.createdAt,
    startedAt: row.startedAt,
    input: input === null ? null : { key: input.key },
    attempt,
  };
}
