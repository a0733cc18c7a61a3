import { requireUser } from '#server/kernel/actor.ts';
import type { Context } from '#server/kernel/context.ts';
import { DomainError } from '#server/kernel/errors.ts';
import { getGeneration } from './get-generation.ts';
import { hasEnded } from './has-ended.ts';
import { requestMedia } from './request-media.ts';
import { GenerationRef, type MediaInput } from './schema.ts';
import type { GenerationView } from './view.ts';

/**
 * Asks for the same again, as a new generation with its own price. Errors: `conflict` while the old one still runs,
 * `invalid_input` where its content was refused: the same would be refused again.
 */
export async function retryGeneration(ctx: Context, input: GenerationRef): Promise<GenerationView> {
  const { userId } = requireUser(ctx.actor);
  const { generationId } = GenerationRef.parse(input);
  const old = await getGeneration(ctx, { generationId });
  if (!hasEnded(old.state)) throw new DomainError('conflict', 'This one has not ended yet.');
  if (old.failure?.code === 'content_refused')
    throw new DomainError('invalid_input', 'Its content was refused: change the prompt before trying again.');
  const row = await ctx.db.prisma.generation.findFirstOrThrow({
    where: { id: generationId, userId },
    include: { project: true, input: true },
  });
  const asked = inputOf(old, row.project?.name, row.input?.key);
  return requestMedia(ctx, asked, { retryOfId: generationId });
}

function inputOf(
  { kind, model, params }: GenerationView,
  project: string | undefined,
  imageKey: string | undefined,
): MediaInput {
  const where = project === undefined ? {} : { project };
  const common = { kind, model, prompt: params.prompt, ...where };
  if (params.kind === 'voice') {
    const { voice, speed, pitch, emotion } = params;
    return { ...common, voice: { voice, speed, pitch, emotion } };
  }
  const { style, width, height } = params;
  const seconds = params.kind === 'video' ? { seconds: params.seconds } : {};
  return { ...common, style, width, height, ...seconds, ...(imageKey === undefined ? {} : { imageKey }) };
}
