import { z } from 'zod';
import { MediaFailure, type MediaOrder, type Submission } from '#server/kernel/media.ts';
import { contentRefused, submissionUnknown, submitFailure } from '../failures.ts';
import { factsOf, findRequestError } from '../request-error.ts';
import { videoOrder } from '../source-image.ts';
import { falClient, type FalPort } from './client.ts';
import { falInput } from './endpoints.ts';
import { readRefusal } from './refusal.ts';
import { uploadImage } from './upload-image.ts';

/** How long a request may wait in fal's queue, in seconds. After that fal drops it, and bills nothing. */
export const LONGEST_WAIT_SECONDS = 3600;

/** Becomes a part of addresses. */
const Accepted = z.object({ request_id: z.string().regex(/^[\w.~-]{1,200}$/) });

/** Uploads the picture, then sends one billable request. */
export async function submitToFal(
  port: FalPort,
  given: MediaOrder,
  signal: AbortSignal,
): Promise<Submission> {
  const order = videoOrder(given);
  const endpoint = order.route.upstreamId;
  if (!/^[\w.-]+(\/[\w.-]+)+$/.test(endpoint)) throw badEndpoint();
  const input = falInput(order, await uploadImage(port, order, signal));
  const client = falClient(port, signal, port.limits.submit);
  try {
    // fal's own repetitions stay on: they belong to the one request, and what fails with 5xx is not billed.
    const answer = await client.queue.submit(endpoint, {
      input,
      // The client's option sends the header's former name only.
      startTimeout: LONGEST_WAIT_SECONDS,
      headers: { 'x-fal-request-start-timeout': `${LONGEST_WAIT_SECONDS}` },
      storageSettings: { expiresIn: '7d' },
    });
    const accepted = Accepted.safeParse(answer);
    if (!accepted.success) throw submissionUnknown();
    return { type: 'accepted', remote: { id: accepted.data.request_id, endpoint } };
  } catch (error) {
    throw toSubmitFailure(error);
  }
}

function toSubmitFailure(error: unknown): MediaFailure {
  if (error instanceof MediaFailure) return error;
  const facts = factsOf(error);
  const isRefusal = facts.status === 400 || facts.status === 422;
  const refusal = readRefusal(findRequestError(error)?.body);
  return isRefusal && refusal.content ? contentRefused() : submitFailure(facts);
}

function badEndpoint(): MediaFailure {
  return new MediaFailure('unavailable', 'This model is configured without a valid endpoint of fal.', {
    outcome: 'rejected',
  });
}
