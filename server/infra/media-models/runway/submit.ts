import type { ImageToVideoCreateParams } from '@runwayml/sdk/resources/image-to-video';
import { z } from 'zod';
import { MediaFailure, type MediaOrder, type Submission, type VideoOrder } from '#server/kernel/media.ts';
import { submissionUnknown, submitFailure } from '../failures.ts';
import { nearestSeconds } from '../nearest.ts';
import { nearestShape } from '../nearest-shape.ts';
import { factsOf } from '../request-error.ts';
import { videoOrder } from '../source-image.ts';
import { styledPrompt } from '../styled-prompt.ts';
import { runwayClient, type RunwayPort } from './client.ts';
import { promptImage } from './prompt-image.ts';

/** In UTF-16 units; Runway itself takes 1,000. */
const LONGEST_PROMPT = 950;

/** Becomes a part of addresses. */
const Accepted = z.object({ id: z.string().regex(/^[\w.~-]{1,200}$/) });

/** Uploads the picture if it is large, then sends one billable request. */
export async function submitToRunway(
  port: RunwayPort,
  given: MediaOrder,
  signal: AbortSignal,
): Promise<Submission> {
  const order = videoOrder(given);
  const image = await promptImage(port, order, signal);
  const client = runwayClient(port, signal, port.limits.submit);
  try {
    const accepted = Accepted.safeParse(await client.imageToVideo.create(toParams(order, image)));
    if (!accepted.success) throw submissionUnknown();
    return { type: 'accepted', remote: { id: accepted.data.id } };
  } catch (error) {
    throw error instanceof MediaFailure ? error : submitFailure(factsOf(error));
  }
}

function toParams(order: MediaOrder & VideoOrder, image: string): ImageToVideoCreateParams.Gen4Turbo {
  return {
    model: asModel(order.route.upstreamId),
    promptImage: image,
    promptText: styledPrompt(order.prompt, order.style, LONGEST_PROMPT),
    ratio: nearestShape(order, ['1280:720', '720:1280', '1104:832', '832:1104', '960:960', '1584:672']),
    duration: nearestSeconds(order.seconds, [5, 10]),
  };
}

/** A newer model by configuration takes the same parameters; what Runway does not know, it refuses. */
function asModel(upstreamId: string): 'gen4_turbo' {
  return upstreamId as 'gen4_turbo';
}
