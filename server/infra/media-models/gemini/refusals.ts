import { z } from 'zod';

/**
 * Google's words for a candidate that ended for reasons of content. `NO_IMAGE`, `IMAGE_OTHER` and `OTHER` are not among
 * them: then the model merely made nothing.
 */
const REFUSALS = new Set([
  'SAFETY',
  'RECITATION',
  'BLOCKLIST',
  'PROHIBITED_CONTENT',
  'SPII',
  'IMAGE_SAFETY',
  'IMAGE_PROHIBITED_CONTENT',
  'IMAGE_RECITATION',
]);

const word = z.string().nullish();

/** An answer as it came, or what the SDK's image model keeps of one: there the reason stands at the top. */
const Answer = z.object({
  promptFeedback: z.object({ blockReason: word }).nullish(),
  candidates: z.array(z.object({ finishReason: word })).nullish(),
  finishReason: word,
});

/** Whether an answer of the Gemini API without a result says that the prompt or the result was refused. */
export function wasRefused(answer: unknown): boolean {
  const { promptFeedback, candidates, finishReason } = Answer.parse(answer);
  const blocked = promptFeedback?.blockReason;
  if (blocked && !blocked.endsWith('_UNSPECIFIED')) return true;
  const reasons = [finishReason, ...(candidates ?? []).map((candidate) => candidate.finishReason)];
  return reasons.some((reason) => typeof reason === 'string' && REFUSALS.has(reason));
}
