import type { OfferedMediaModel } from '#server/domain/media/view.ts';
import { affords, compareCredits } from '#components/shared/credits.ts';
import type { Draft } from './draft.ts';

/** The model that the composer would use: the chosen one, else the best that a real provider answers for here. */
export function chosenModel(
  models: readonly OfferedMediaModel[],
  { kind, models: chosen }: Pick<Draft, 'kind' | 'models'>,
): OfferedMediaModel | null {
  const ofKind = models.filter((model) => model.kind === kind);
  return (
    ofKind.find(({ alias }) => alias === chosen[kind]) ??
    ofKind.find(({ available, sandbox }) => available && !sandbox) ??
    ofKind.find(({ available }) => available) ??
    ofKind[0] ??
    null
  );
}

/** Why a model cannot be asked here; `null` where it can. */
export function whyUnavailable({ available, provider }: OfferedMediaModel): string | null {
  return available ? null : `No key for ${PROVIDERS[provider]} on this server`;
}

export type Obstacle =
  | { type: 'no-model' | 'unavailable' | 'no-prompt' | 'no-source'; message: string }
  | { type: 'too-dear'; message: string; cheaper: OfferedMediaModel | null };

/** What still stands in the way of making it; `null` where nothing does. */
export function obstacleTo(
  draft: Draft,
  models: readonly OfferedMediaModel[],
  available: string,
): Obstacle | null {
  const model = chosenModel(models, draft);
  if (model === null) return { type: 'no-model', message: 'No model makes this here.' };
  const missing = whyUnavailable(model);
  if (missing !== null) return { type: 'unavailable', message: `${missing}.` };
  if (!affords(available, model.price)) {
    const message = `Not enough credits: ${model.label} costs ${model.price}, you have ${available}.`;
    return { type: 'too-dear', message, cheaper: affordable(models, model, available) };
  }
  if (draft.kind === 'video' && draft.source === null) {
    return { type: 'no-source', message: 'Choose the image that the video starts from.' };
  }
  if (draft.prompt.trim() === '') return { type: 'no-prompt', message: PROMPT_MISSING[draft.kind] };
  return null;
}

/** The dearest other model of the kind that the balance covers: most for what there is. */
function affordable(
  models: readonly OfferedMediaModel[],
  { kind, alias }: OfferedMediaModel,
  available: string,
): OfferedMediaModel | null {
  const covered = models.filter(
    (model) =>
      model.kind === kind && model.alias !== alias && model.available && affords(available, model.price),
  );
  return covered.toSorted((a, b) => compareCredits(b.price, a.price))[0] ?? null;
}

const PROMPT_MISSING: Readonly<Record<Draft['kind'], string>> = {
  image: 'Describe the image first.',
  video: 'Say what moves first.',
  voice: 'Write what is to be said first.',
};

const PROVIDERS: Readonly<Record<OfferedMediaModel['provider'], string>> = {
  recraft: 'Recraft',
  gemini: 'Google Gemini',
  fal: 'fal',
  runway: 'Runway',
  compatible: 'a compatible server',
  sandbox: 'the sandbox',
};
