import type { FalClient } from '@fal-ai/client';
import { z } from 'zod';
import { MediaFailure, type RemoteState } from '#server/kernel/media.ts';
import { contentRefused, passing } from '../failures.ts';
import { factsOf, findRequestError } from '../request-error.ts';
import { readRefusal, type Refusal } from './refusal.ts';

const Answer = z.object({ data: z.record(z.string(), z.unknown()) });
const Output = z.object({
  video: z.object({
    url: z.url({ protocol: /^https?$/ }),
    content_type: z.string().nullish(),
  }),
});

/** Statuses that are about our request for the result, not about the job. */
const ABOUT_THE_REQUEST = new Set([401, 402, 403, 408, 429]);

/** The end of a completed job. `failed`: the queue already said that it went wrong. */
export async function readResult(
  client: FalClient,
  endpoint: string,
  requestId: string,
  failed: boolean,
): Promise<RemoteState> {
  let answer: z.output<typeof Answer>;
  try {
    answer = Answer.parse(await client.queue.result(endpoint, { requestId }));
  } catch (error) {
    return stateOf(error, failed);
  }
  const output = Output.safeParse(answer.data);
  if (!output.success) return end('bad_result', 'The provider finished without a video.');
  const { url, content_type } = output.data.video;
  return { type: 'succeeded', output: { url, mediaType: content_type ?? null } };
}

function stateOf(error: unknown, failed: boolean): RemoteState {
  const facts = factsOf(error);
  const { status } = facts;
  const refusal = readRefusal(findRequestError(error)?.body);
  if (status === 404) return { type: 'lost' };
  if (status === 499 || refusal.type === 'client_cancelled') return { type: 'cancelled' };
  if (status === undefined || status < 400 || ABOUT_THE_REQUEST.has(status)) throw passing(facts);
  if (status === 400 && refusal.stillRunning) return { type: 'running', progress: null };
  if (status < 500) return { type: 'failed', failure: toFailure(refusal) };
  // The result of a job that failed on fal's side is its error, for ever; any other 5xx passes.
  if (failed || refusal.type !== null) return end('provider_failed', 'The provider failed to make this.');
  throw passing(facts);
}

function toFailure({ content, picture }: Refusal): MediaFailure {
  if (content) return contentRefused();
  const message = picture
    ? 'The provider could not use the source image: another format or size may work.'
    : 'The provider refused the request.';
  return new MediaFailure('provider_rejected', message, { outcome: 'rejected' });
}

function end(code: 'bad_result' | 'provider_failed', message: string): RemoteState {
  return { type: 'failed', failure: new MediaFailure(code, message, { outcome: 'rejected' }) };
}
