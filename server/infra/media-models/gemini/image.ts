import type { ImageOrder } from '#server/kernel/media.ts';
import { contentRefused } from '../failures.ts';
import type { GeminiAccess } from './access.ts';
import { wasRefused } from './refusals.ts';
import { badResult } from '../made.ts';
import { nearestShape } from '../nearest-shape.ts';
import { styledPrompt } from '../styled-prompt.ts';

const RATIOS = ['1:1', '2:3', '3:2', '3:4', '4:3', '4:5', '5:4', '9:16', '16:9', '21:9'] as const;
const FLASH_RATIOS = [...RATIOS, '1:4', '4:1', '1:8', '8:1'] as const;

/** The length of the sides of a square of that size, in pixels. */
const SIDES = { '512': 512, '1K': 1024, '2K': 2048 };
type ImageSize = keyof typeof SIDES;

/** One image by a `gemini-*` model, as base64. Throws MediaFailure where the answer holds none. */
export async function paintWithGemini(
  { apiKey, baseUrl, fetch, signal }: GeminiAccess,
  upstreamId: string,
  order: ImageOrder,
): Promise<string> {
  const { createGoogle } = await import('@ai-sdk/google');
  const { ratio, size } = geminiSize(upstreamId, order);
  const { images, providerMetadata } = await createGoogle({ apiKey, baseURL: baseUrl, fetch })
    .image(upstreamId)
    .doGenerate({
      prompt: styledPrompt(order.prompt, order.style),
      n: 1,
      size: undefined,
      aspectRatio: ratio,
      seed: undefined,
      files: undefined,
      mask: undefined,
      providerOptions: { google: size === undefined ? {} : { imageConfig: { imageSize: size } } },
      abortSignal: signal,
    });
  const [image] = images;
  if (typeof image === 'string' && image !== '') return image;
  throw wasRefused(providerMetadata?.google) ? contentRefused() : badResult();
}

/** The nearest ratio and size that this model makes; no size for the models that have only one. */
export function geminiSize(upstreamId: string, order: { width: number; height: number }) {
  const flash = upstreamId.startsWith('gemini-3.1-flash');
  const sizes: readonly ImageSize[] = flash ? ['512', '1K', '2K'] : ['1K', '2K'];
  return {
    ratio: nearestShape(order, flash ? FLASH_RATIOS : RATIOS),
    size: upstreamId.startsWith('gemini-2.5-') ? undefined : nearestSize(order, sizes),
  };
}

function nearestSize(
  { width, height }: { width: number; height: number },
  sizes: readonly ImageSize[],
): ImageSize {
  const wanted = Math.log2(Math.sqrt(width * height));
  const distance = (size: ImageSize) => Math.abs(Math.log2(SIDES[size]) - wanted);
  return sizes.reduce((best, size) => (distance(size) < distance(best) ? size : best));
}
