import { randomUUID } from 'node:crypto';
import { type Acceptances, createAcceptances } from './acceptances.ts';
import type { Answer } from './fault.ts';
import { type FaultyServer, type MediaRequest, startFaultyServer } from './faulty-server.ts';
import { advanced, type RunwayTask, type RunwayTaskState, taskOf } from './runway-task.ts';
import { smallVideoOf } from './small-video.ts';

export type RunwayOperation = 'create-upload' | 'upload' | 'create' | 'retrieve' | 'delete' | 'file';

export type RunwaySimulator = AsyncDisposable &
  Omit<FaultyServer<RunwayOperation>, 'origin'> & {
    /** What RUNWAYML_BASE_URL is set to. */
    baseUrl: string;
    accepted: Acceptances<RunwayTask>;
    /** Links to results that were given out so far lead nowhere from now on. */
    expireLinks(): void;
  };

export type RunwaySimulatorOptions = {
  port?: number;
  /** How every task begins; pending. */
  begin?: RunwayTaskState;
  /** Whether each look at a task takes it one step further; otherwise only the test does, by `task.state`. */
  advance?: boolean;
};

const ADDRESSES: readonly [RunwayOperation, string, RegExp][] = [
  ['create-upload', 'POST', /^\/v1\/uploads$/],
  ['upload', 'POST', /^\/bucket\/[^/]+$/],
  ['create', 'POST', /^\/v1\/image_to_video$/],
  ['retrieve', 'GET', /^\/v1\/tasks\/[^/]+$/],
  ['delete', 'DELETE', /^\/v1\/tasks\/[^/]+$/],
  ['file', 'GET', /^\/out\/[^/]+$/],
];

const NOT_FOUND: Answer = { status: 404, body: { error: 'Task not found' } };

/** Runway's tasks, uploads and results on one port of 127.0.0.1. */
export async function startRunwaySimulator(options: RunwaySimulatorOptions = {}): Promise<RunwaySimulator> {
  const accepted = createAcceptances<RunwayTask>();
  let links = 0;

  function carryOut(request: MediaRequest<RunwayOperation>, origin: string): Answer {
    const { operation, path, query } = request;
    const id = path.split('/').at(-1) ?? '';
    if (operation === 'create-upload') return createUpload(origin);
    if (operation === 'upload') return { status: 204, body: null };
    if (operation === 'create') return create(request);
    if (operation === 'file') {
      if (query.get('_jwt') !== String(links)) return { status: 403, body: { error: 'Expired' } };
      return { status: 200, body: smallVideoOf(id.replace('.mp4', '')), mediaType: 'video/mp4' };
    }
    const task = accepted.jobs.find((known) => known.id === id);
    if (task === undefined || task.state.status === 'LOST') return NOT_FOUND;
    if (operation === 'delete') {
      task.state = task.state.status === 'SUCCEEDED' ? { status: 'LOST' } : { status: 'CANCELLED' };
      return { status: 204, body: null };
    }
    const answer = { status: 200, body: taskOf(task, `${origin}/out/${id}.mp4?_jwt=${links}`) };
    if (options.advance === true) task.state = advanced(task.state);
    return answer;
  }

  function create({ bytes }: MediaRequest<RunwayOperation>): Answer {
    const task: RunwayTask = {
      id: randomUUID(),
      input: JSON.parse(bytes.toString('utf8')),
      state: options.begin ?? { status: 'PENDING' },
    };
    accepted.add(task);
    return { status: 200, body: { id: task.id, estimatedCost: { credits: 25 } } };
  }

  const server = await startFaultyServer(
    (method, path) => ADDRESSES.find(([, wanted, pattern]) => wanted === method && pattern.test(path))?.[0],
    carryOut,
    options.port,
  );
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

function createUpload(origin: string): Answer {
  const id = randomUUID();
  const runwayUri = `runway://${id}`;
  return { status: 200, body: { uploadUrl: `${origin}/bucket/${id}`, fields: { key: id }, runwayUri } };
}
