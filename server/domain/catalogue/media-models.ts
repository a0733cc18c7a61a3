import type { MediaCatalogue, MediaCatalogueEntry } from '#server/kernel/ports.ts';
import type { MediaKind, MediaProvider } from '#server/kernel/media.ts';
import type { ModelsFile } from './schema.ts';

/**
 * The documented names, of each kind the best first, and who answers to them: `auto` takes the first that it can.
 * Google shut Imagen down on 2026-08-17, so that alias leads to what it offers for images today.
 */
const BUILT_IN: readonly MediaCatalogueEntry[] = [
  entry('imagen', 'Imagen', 'image', '2', 'gemini', 'gemini-3.1-flash-image'),
  entry('recraft-v3', 'Recraft V3', 'image', '1', 'recraft', 'recraftv3'),
  entry('veo3', 'Veo 3', 'video', '37.5', 'fal', 'fal-ai/veo3/image-to-video'),
  entry('veo2', 'Veo 2', 'video', '25', 'fal', 'fal-ai/veo2/image-to-video'),
  entry(
    'kling-v2.1-master',
    'Kling 2.1 Master',
    'video',
    '20',
    'fal',
    'fal-ai/kling-video/v2.1/master/image-to-video',
  ),
  entry('gen4_turbo', 'Runway Gen-4 Turbo', 'video', '2.5', 'runway', 'gen4_turbo'),
  entry('gemini-tts', 'Gemini speech', 'voice', '0.1', 'gemini', 'gemini-3.8-flash-lite-tts'),
  entry('compatible-tts', 'Compatible speech', 'voice', '0.1', 'compatible', 'tts-1'),
];

/** The built-in media models, with what a MODELS_FILE says of their aliases laid over them. */
export function buildMediaCatalogue(modelsFile: ModelsFile = []): MediaCatalogue {
  const models = new Map(BUILT_IN.map((model) => [model.alias, model]));
  for (const { alias, label, upstreamId } of modelsFile) {
    const known = models.get(alias);
    if (known === undefined) continue;
    models.set(alias, {
      ...known,
      label: label ?? known.label,
      upstreamId: upstreamId ?? known.upstreamId,
    });
  }
  return models;
}

/** Whether this alias names something that makes media, not text. */
export function isMediaAlias(alias: string): boolean {
  return BUILT_IN.some((model) => model.alias === alias);
}

function entry(
  alias: string,
  label: string,
  kind: MediaKind,
  price: string,
  provider: MediaProvider,
  upstreamId: string,
): MediaCatalogueEntry {
  return { alias, label, kind, price, provider, upstreamId };
}
