import type { CopyVariant } from '#server/domain/copy/view.ts';

/** Why there is no text, and what to do about it. */
export type Trouble = { heading: string; message: string; advice: string; mayRetry: boolean };

/** A variant that came to nothing, in words. */
export function troubleOf({ status, failure }: CopyVariant): Trouble {
  if (status === 'stopped') return trouble('Stopped', '', '');
  if (status === 'interrupted')
    return trouble('Interrupted', 'The server went down while this was being written.', 'Try it again.');
  const message = failure?.message ?? '';
  switch (failure?.code) {
    case 'timed_out':
      return trouble('It took too long', message, 'Try it again, or say less at a time.');
    case 'rate_limited':
      return trouble('The model is busy', message, 'Wait a moment, then try it again.');
    case 'content_refused':
      return {
        ...trouble('Refused', message, 'The same words would be refused again: change them.'),
        mayRetry: false,
      };
    case 'unavailable':
      return trouble('Nobody can write now', message, 'Whoever runs this server can change that.');
    default:
      return trouble('Not written', message, 'Try it again. Your words are kept.');
  }
}

function trouble(heading: string, message: string, advice: string): Trouble {
  return { heading, message, advice, mayRetry: true };
}
