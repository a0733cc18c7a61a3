import type { Answer } from '#components/shared/api.ts';

type Models = readonly Pick<Answer<'generation.models'>[number], 'kind' | 'available' | 'price'>[];

/** What it costs to have something said aloud, in credits; `null` where nobody would. */
export function voicePriceIn(models: Models): string | null {
  return models.find(({ kind, available }) => kind === 'voice' && available)?.price ?? null;
}
