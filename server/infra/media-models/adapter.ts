import type {
  MadeMedia,
  MediaOrder,
  MediaRoute,
  RemoteOutput,
  RemoteRef,
  RemoteState,
  Submission,
  VoiceOrder,
} from '#server/kernel/media.ts';

export type SubmitOptions = { signal: AbortSignal; onProgress(progress: number): void };

/** What a provider that answers with a job, not with the result, can do about one; see the port MediaModels. */
export type RemoteJobs = {
  poll(route: MediaRoute, remote: RemoteRef, signal: AbortSignal): Promise<RemoteState>;
  open(route: MediaRoute, output: RemoteOutput, signal: AbortSignal): Promise<MadeMedia>;
  cancel(route: MediaRoute, remote: RemoteRef, signal: AbortSignal): Promise<'cancelled' | 'too-late'>;
  find(order: MediaOrder, since: Date, signal: AbortSignal): Promise<RemoteRef | 'none' | 'unknowable'>;
};

/** One provider behind the port MediaModels. `submit` sends at most one billable request. */
export type MediaAdapter = {
  submit(order: MediaOrder, options: SubmitOptions): Promise<Submission>;
  /** The settings of a voice that it cannot follow. */
  unsupported?(order: VoiceOrder): readonly string[];
  /** Absent where the answer to `submit` is always the result itself. */
  jobs?: RemoteJobs;
};
