import type { MediaOrder, VideoOrder } from '#server/kernel/media.ts';
import { nearestSeconds } from '../nearest.ts';
import { nearestShape } from '../nearest-shape.ts';
import { styledPrompt } from '../styled-prompt.ts';

type Input = { prompt: string; image_url: string; duration?: string; aspect_ratio?: string };
type Family = { endpoints: RegExp; input(order: VideoOrder): Omit<Input, 'image_url'> };

/** What the endpoints of each family call the same things, whatever version of them runs. */
const FAMILIES: readonly Family[] = [
  {
    endpoints: /\/kling-video\//,
    input: (order) => ({
      prompt: styledPrompt(order.prompt, order.style, 1500),
      duration: `${nearestSeconds(order.seconds, [5, 10])}`,
    }),
  },
  {
    endpoints: /\/veo2(\/|$)/,
    input: (order) => ({
      prompt: styledPrompt(order.prompt, order.style),
      duration: `${nearestSeconds(order.seconds, [5, 6, 7, 8])}s`,
      aspect_ratio: aspectRatio(order),
    }),
  },
  {
    endpoints: /\/veo3/,
    input: (order) => ({
      prompt: styledPrompt(order.prompt, order.style),
      duration: `${nearestSeconds(order.seconds, [4, 6, 8])}s`,
      aspect_ratio: aspectRatio(order),
    }),
  },
];

/** The body of a submission. An endpoint of no known family gets what all have: the prompt and the picture. */
export function falInput(order: MediaOrder & VideoOrder, imageUrl: string): Input {
  const family = FAMILIES.find(({ endpoints }) => endpoints.test(order.route.upstreamId));
  const input = family?.input(order) ?? { prompt: styledPrompt(order.prompt, order.style) };
  return { ...input, image_url: imageUrl };
}

/** A square is neither: the model goes by the picture. */
function aspectRatio({ width, height }: VideoOrder): string {
  return width === height ? 'auto' : nearestShape({ width, height }, ['16:9', '9:16']);
}
