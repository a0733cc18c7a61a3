import { MediaFailure } from '#server/kernel/media.ts';
import { contentRefused } from '../failures.ts';

/** Why a task failed, by Runway's code for it, which is empty where it gave none. */
export function taskFailure(failureCode: string): MediaFailure {
  const parts = failureCode.split('.');
  if (parts.includes('SAFETY')) return contentRefused();
  const [group] = parts;
  if (group === 'ASSET') {
    return rejected('The provider could not use the source image: another format or size may work.');
  }
  if (group === 'INPUT_PREPROCESSING' && !parts.includes('INTERNAL')) {
    return rejected('The provider could not work with the prompt and the source image: change one of them.');
  }
  return new MediaFailure('provider_failed', 'The provider failed to make this.', { outcome: 'rejected' });
}

function rejected(message: string): MediaFailure {
  return new MediaFailure('provider_rejected', message, { outcome: 'rejected' });
}
