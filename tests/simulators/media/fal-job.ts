import type { Answer } from './fault.ts';

export type FalJobState =
  | { status: 'IN_QUEUE'; position: number }
  | { status: 'IN_PROGRESS' }
  /** `announced`: the status tells of the error as well as the result does. */
  | { status: 'COMPLETED'; error?: { status: number; body: unknown; announced?: boolean } }
  /** fal does not know it any more. */
  | { status: 'LOST' }
  | { status: 'ODD'; word: string };

export type FalJob = {
  readonly id: string;
  readonly endpoint: string;
  readonly input: Readonly<Record<string, unknown>>;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly sentAt: Date;
  /** The test's to change. */
  state: FalJobState;
};

export function statusOf({ id, endpoint, state }: FalJob): object {
  const address = `https://queue.fal.run/${endpoint.split('/').slice(0, 2).join('/')}/requests/${id}`;
  const addresses = {
    request_id: id,
    response_url: address,
    status_url: `${address}/status`,
    cancel_url: `${address}/cancel`,
  };
  if (state.status === 'IN_QUEUE') {
    return { status: 'IN_QUEUE', queue_position: state.position, ...addresses };
  }
  if (state.status === 'IN_PROGRESS') return { status: 'IN_PROGRESS', logs: null, ...addresses };
  if (state.status === 'ODD') return { status: state.word, ...addresses };
  const announced = state.status === 'COMPLETED' && state.error?.announced === true;
  const error = announced ? { error: 'It failed.', error_type: 'runner_server_error' } : {};
  return { status: 'COMPLETED', metrics: { inference_time: 61.2 }, ...error, ...addresses };
}

export function resultOf({ state }: FalJob, url: string): Answer {
  if (state.status === 'LOST') return { status: 404, body: { detail: 'Request not found' } };
  if (state.status !== 'COMPLETED') return { status: 400, body: { detail: 'Request is still in progress' } };
  if (state.error !== undefined) return state.error;
  return { status: 200, body: { video: { url, content_type: 'video/mp4', file_name: 'output.mp4' } } };
}

/** One step on: a place in the queue, then work, then the video. */
export function advanced(state: FalJobState): FalJobState {
  if (state.status === 'IN_QUEUE' && state.position > 0) {
    return { status: 'IN_QUEUE', position: state.position - 1 };
  }
  if (state.status === 'IN_QUEUE') return { status: 'IN_PROGRESS' };
  return state.status === 'IN_PROGRESS' ? { status: 'COMPLETED' } : state;
}
