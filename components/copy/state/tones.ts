import type { ToneName } from '#server/domain/copy/schema.ts';

/** How each tone feels, in one line for whoever chooses. */
export const FEELS: Readonly<Record<ToneName, string>> = {
  professional: 'Competent, to the point',
  casual: 'A tip among friends',
  friendly: 'Warm, speaks to you',
  persuasive: 'Leads to a decision',
  witty: 'A neat turn, a dry smile',
  formal: 'Courteous, impersonal',
  enthusiastic: 'Lively, honest delight',
  informative: 'Facts first, no sales talk',
  luxury: 'Quiet, calm, exclusive',
  empathetic: 'Feels with the reader',
};

export function isTone(text: unknown): text is ToneName {
  return typeof text === 'string' && Object.hasOwn(FEELS, text);
}

/** All tones, in the order of their numbers. */
export const TONE_NAMES: readonly ToneName[] = Object.keys(FEELS).filter(isTone);
