import type { FalJob } from './fal-job.ts';
import type { Answer } from './fault.ts';

/** A page of an endpoint's requests in a window of time, with their input where it is asked for. */
export function listOf(
  query: URLSearchParams,
  jobs: readonly FalJob[],
  now: Date,
  listWaiting: boolean,
): Answer {
  const start = new Date(query.get('start') ?? now.getTime() - 24 * 3600_000);
  const limit = Number(query.get('limit') ?? 50);
  const offset = Number(query.get('cursor') ?? 0);
  const listed = jobs.filter(
    ({ endpoint, sentAt, state }) =>
      endpoint === query.get('endpoint_id') &&
      sentAt >= start &&
      (listWaiting || state.status !== 'IN_QUEUE'),
  );
  const next = offset + limit < listed.length ? String(offset + limit) : null;
  const payloads = query.get('expand') === 'payloads';
  return {
    status: 200,
    body: {
      items: listed.slice(offset, offset + limit).map((job) => toItem(job, payloads)),
      next_cursor: next,
      has_more: next !== null,
    },
  };
}

function toItem({ id, endpoint, sentAt, input }: FalJob, payloads: boolean): object {
  const sent = sentAt.toISOString();
  return {
    request_id: id,
    endpoint_id: endpoint,
    sent_at: sent,
    started_at: sent,
    ...(payloads ? { json_input: input } : {}),
  };
}
