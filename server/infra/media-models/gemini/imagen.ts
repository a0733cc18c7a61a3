import { APICallError } from '@ai-sdk/provider';
import { z } from 'zod';
import type { ImageOrder } from '#server/kernel/media.ts';
import { contentRefused } from '../failures.ts';
import type { GeminiAccess } from './access.ts';
import { badResult } from '../made.ts';
import { nearestShape } from '../nearest-shape.ts';
import { styledPrompt } from '../styled-prompt.ts';

const RATIOS = ['1:1', '3:4', '4:3', '9:16', '16:9'] as const;

const Answer = z.object({
  predictions: z
    .array(z.object({ bytesBase64Encoded: z.string().nullish(), raiFilteredReason: z.string().nullish() }))
    .nullish(),
});

/**
 * One image by `:predict`, as base64: Imagen, which Google has closed and proxies still offer, and which no SDK speaks
 * any more. Throws MediaFailure where the answer holds none.
 */
export async function paintWithImagen(
  access: GeminiAccess,
  upstreamId: string,
  order: ImageOrder,
): Promise<string> {
  const answer = await post(access, `/models/${upstreamId}:predict`, {
    instances: [{ prompt: styledPrompt(order.prompt, order.style) }],
    parameters: { sampleCount: 1, aspectRatio: nearestShape(order, RATIOS), includeRaiReason: true },
  });
  const predictions = Answer.parse(answer).predictions ?? [];
  const [image] = predictions.flatMap(({ bytesBase64Encoded }) => bytesBase64Encoded || []);
  if (image !== undefined) return image;
  throw predictions.some(({ raiFilteredReason }) => raiFilteredReason) ? contentRefused() : badResult();
}

async function post({ apiKey, baseUrl, fetch, signal }: GeminiAccess, path: string, body: object) {
  const response = await fetch(`${baseUrl}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-goog-api-key': apiKey },
    body: JSON.stringify(body),
    signal,
  });
  if (response.ok) return response.json();
  throw new APICallError({
    message: 'The request failed.',
    url: path,
    requestBodyValues: {},
    statusCode: response.status,
    responseHeaders: Object.fromEntries(response.headers),
    // What the status says stands, also where the rest is cut off.
    responseBody: await response.text().catch(() => ''),
  });
}
