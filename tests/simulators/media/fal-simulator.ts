import { randomUUID } from 'node:crypto';
import { type Acceptances, createAcceptances } from './acceptances.ts';
import type { Answer } from './fault.ts';
import { type FalOperation, falOperationOf } from './fal-operations.ts';
import { advanced, type FalJob, type FalJobState, resultOf, statusOf } from './fal-job.ts';
import { listOf } from './fal-list.ts';
import { type FaultyServer, type MediaRequest, startFaultyServer } from './faulty-server.ts';
import { smallVideoOf } from './small-video.ts';

export type FalSimulator = AsyncDisposable &
  Omit<FaultyServer<FalOperation>, 'origin'> & {
    /** What FAL_BASE_URL is set to. */
    baseUrl: string;
    accepted: Acceptances<FalJob>;
    /** Links to results that were given out so far lead nowhere from now on. */
    expireLinks(): void;
  };

export type FalSimulatorOptions = {
  port?: number;
  /** How every job begins; one place from the front of the queue. */
  begin?: FalJobState;
  /** Whether each look at a job's status takes it one step further; otherwise only the test does, by `job.state`. */
  advance?: boolean;
  /** Jobs that still wait are in the list too. */
  listWaiting?: boolean;
  now?: () => Date;
};

/** fal's queue, uploads, files and list of requests on one port of 127.0.0.1. */
export async function startFalSimulator(options: FalSimulatorOptions = {}): Promise<FalSimulator> {
  const accepted = createAcceptances<FalJob>();
  const now = options.now ?? (() => new Date());
  let links = 0;

  function carryOut(request: MediaRequest<FalOperation>): Answer {
    const { operation, path } = request;
    if (operation === 'initiate-upload') return initiateUpload(request);
    if (operation === 'upload') return { status: 200, body: {} };
    if (operation === 'list') return listOf(request.query, accepted.jobs, now(), options.listWaiting ?? true);
    if (operation === 'submit') return submit(request);
    if (operation === 'file') return file(path);
    const id = /\/requests\/([^/]+)/.exec(path)?.[1];
    const job = accepted.jobs.find((known) => known.id === id);
    if (job === undefined) return { status: 404, body: { detail: 'Request not found' } };
    if (operation === 'status') return look(job);
    if (operation === 'result')
      return resultOf(job, `https://v3b.fal.media/files/out/${links}/${job.id}.mp4`);
    if (operation === 'cancel') return cancel(job);
    return { status: 501, body: { detail: `Nothing is simulated at ${path}` } };
  }

  function submit({ path, headers, bytes }: MediaRequest<FalOperation>): Answer {
    const job: FalJob = {
      id: randomUUID(),
      endpoint: path.slice(1),
      input: JSON.parse(bytes.toString('utf8')),
      headers,
      sentAt: now(),
      state: options.begin ?? { status: 'IN_QUEUE', position: 0 },
    };
    accepted.add(job);
    return { status: 200, body: { ...statusOf(job), request_id: job.id } };
  }

  function look(job: FalJob): Answer {
    if (job.state.status === 'LOST') return { status: 404, body: { detail: 'Request not found' } };
    const answer = { status: job.state.status === 'COMPLETED' ? 200 : 202, body: statusOf(job) };
    if (options.advance === true) job.state = advanced(job.state);
    return answer;
  }

  function file(path: string): Answer {
    const [, link, id = ''] = /^\/files\/out\/(\d+)\/(.+)\.mp4$/.exec(path) ?? [];
    if (Number(link) !== links) return { status: 404, body: { detail: 'Not found' } };
    return { status: 200, body: smallVideoOf(id), mediaType: 'video/mp4' };
  }

  const server = await startFaultyServer(falOperationOf, carryOut, options.port);
  return {
    ...server,
    baseUrl: server.origin,
    accepted,
    expireLinks() {
      links += 1;
    },
    [Symbol.asyncDispose]: server.close,
  };
}

function initiateUpload({ bytes }: MediaRequest<FalOperation>): Answer {
  const { file_name } = JSON.parse(bytes.toString('utf8'));
  const id = randomUUID();
  return {
    status: 200,
    body: {
      upload_url: `https://v3b.fal.media/uploads/${id}`,
      file_url: `https://v3b.fal.media/files/b/${id}_${file_name}`,
    },
  };
}

/** A waiting job is taken out; one that runs goes on, whatever it was told. */
function cancel(job: FalJob): Answer {
  if (job.state.status === 'COMPLETED') return { status: 400, body: { status: 'ALREADY_COMPLETED' } };
  if (job.state.status === 'IN_QUEUE') {
    const body = { detail: 'Request was cancelled', error_type: 'client_cancelled' };
    job.state = { status: 'COMPLETED', error: { status: 499, body } };
  }
  return { status: 202, body: { status: 'CANCELLATION_REQUESTED' } };
}
