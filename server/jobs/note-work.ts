import { NOTE_WORK_EVERY_MS, noteWork as note } from '#server/domain/media/index.ts';
import type { Job } from './define-job.ts';

export const noteWork: Job = { name: 'note-work', everyMs: NOTE_WORK_EVERY_MS, run: note, worker: true };
