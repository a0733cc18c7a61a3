import type { ImageOrder } from '#server/kernel/media.ts';
import { nearestShape, type Shape } from '../nearest-shape.ts';
import { nativeStyle } from './styles.ts';
import { styledPrompt } from '../styled-prompt.ts';

/** What Recraft wants to know, in its own words. */
export type RecraftRequest = {
  prompt: string;
  size: Shape;
  style: string | undefined;
};

const V3_SIZES = [
  '1024x1024',
  '1365x1024',
  '1024x1365',
  '1536x1024',
  '1024x1536',
  '1820x1024',
  '1024x1820',
  '1024x2048',
  '2048x1024',
  '1434x1024',
  '1024x1434',
  '1024x1280',
  '1280x1024',
  '1024x1707',
  '1707x1024',
] as const;

/** Every V4 model takes these ratios; their sizes in pixels differ. */
const V4_RATIOS = [
  '1:1',
  '2:1',
  '1:2',
  '3:2',
  '2:3',
  '4:3',
  '3:4',
  '5:4',
  '4:5',
  '6:10',
  '14:10',
  '10:14',
  '16:9',
  '9:16',
] as const;

/** In UTF-16 units. */
const LONGEST_PROMPT = { v3: 1000, v4: 10_000 };

/**
 * The order as the model takes it: the nearest of its sizes; the art style by its own name where it has it, otherwise
 * in the prompt; and a prompt no longer than it reads, cut so that the style stays whole.
 */
export function toRecraftRequest(upstreamId: string, order: ImageOrder): RecraftRequest {
  const v4 = upstreamId.startsWith('recraftv4');
  const limit = v4 ? LONGEST_PROMPT.v4 : LONGEST_PROMPT.v3;
  const style = nativeStyle(upstreamId, order.style);
  return {
    prompt: styledPrompt(order.prompt, style === undefined ? order.style : '', limit),
    size: v4 ? nearestShape(order, V4_RATIOS) : nearestShape(order, V3_SIZES),
    style,
  };
}
