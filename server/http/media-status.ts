import type { GenerationState } from '#server/domain/media/index.ts';

type MediaStatus = 'queued' | 'processing' | 'completed' | 'failed' | 'cancelled';

const STATUS_OF: Readonly<Record<GenerationState, MediaStatus>> = {
  queued: 'queued',
  submitting: 'processing',
  submission_unknown: 'processing',
  submitted: 'processing',
  running: 'processing',
  ingesting: 'processing',
  succeeded: 'completed',
  failed: 'failed',
  cancelled: 'cancelled',
};

/** How the families that show generations name a state. */
export function mediaStatusOf(state: GenerationState): MediaStatus {
  return STATUS_OF[state];
}
