import type { Generation } from './generation.ts';

type Told = Pick<
  Generation,
  'state' | 'sandbox' | 'progress' | 'queuePosition' | 'cancelRequested' | 'startedAt'
>;

/** Where a generation stands, in words that are true: nothing is guessed. */
export function stateInWords(told: Told): string {
  switch (told.state) {
    case 'queued':
      return told.startedAt === null ? 'Waiting for a free place' : 'Waiting to be sent';
    case 'submitting':
      return told.sandbox ? beingMade(told.progress) : 'Being sent to the provider';
    case 'submission_unknown':
      return 'The provider’s answer was lost; looking for it. It is not sent twice.';
    case 'submitted':
      return told.queuePosition === null
        ? 'In the provider’s queue'
        : `In the provider’s queue, ${told.queuePosition} ahead`;
    case 'running':
      return beingMade(told.progress);
    case 'ingesting':
      return 'Saving';
    case 'succeeded':
      return 'Done';
    case 'failed':
      return 'Failed';
    case 'cancelled':
      return 'Cancelled';
    default:
      return told.state satisfies never;
  }
}

/** How far it is, between 0 and 1, where somebody who knows said so. */
export function knownProgress({ state, progress }: Pick<Generation, 'state' | 'progress'>): number | null {
  return state === 'submitting' || state === 'running' ? progress : null;
}

function beingMade(progress: number | null): string {
  return progress === null ? 'Being made' : `Being made, ${Math.floor(progress * 100)} %`;
}
