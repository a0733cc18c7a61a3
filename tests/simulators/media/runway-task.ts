export type RunwayTaskState =
  | { status: 'PENDING' | 'THROTTLED' | 'SUCCEEDED' | 'CANCELLED' }
  | { status: 'RUNNING'; progress: number }
  | { status: 'FAILED'; failureCode?: string }
  /** Runway does not know it any more. */
  | { status: 'LOST' }
  | { status: 'ODD'; word: string };

export type RunwayTask = {
  readonly id: string;
  readonly input: Readonly<Record<string, unknown>>;
  /** The test's to change. */
  state: RunwayTaskState;
};

export function taskOf({ id, state }: RunwayTask, url: string): object {
  const task = { id, createdAt: '2026-11-20T00:00:00.000Z', status: state.status };
  if (state.status === 'SUCCEEDED') return { ...task, output: [url], cost: { credits: 25 } };
  if (state.status === 'RUNNING') return { ...task, progress: state.progress };
  if (state.status === 'ODD') return { ...task, status: state.word };
  if (state.status !== 'FAILED') return task;
  const code = state.failureCode === undefined ? {} : { failureCode: state.failureCode };
  return { ...task, failure: 'provider-internal: prompt "leaked"', ...code, cost: { credits: 0 } };
}

/** One step on: work, half of it, then the video. */
export function advanced(state: RunwayTaskState): RunwayTaskState {
  if (state.status === 'PENDING' || state.status === 'THROTTLED') return { status: 'RUNNING', progress: 0 };
  if (state.status !== 'RUNNING') return state;
  return state.progress < 0.5 ? { status: 'RUNNING', progress: 0.5 } : { status: 'SUCCEEDED' };
}
