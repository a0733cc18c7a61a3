import type { ModelMessage } from '#server/kernel/model.ts';
import { withoutCommands } from './read-commands.ts';

const MOST_WORDS = 6;
const NAMING_SYSTEM = 'You name conversations.';

/** Whether a title is wanted and not an answer. */
export function isNamingRequest(messages: readonly ModelMessage[]): boolean {
  return messages.some((message) => message.role === 'system' && message.content === NAMING_SYSTEM);
}

/** The first words of the text, at most six, as a title. Commands in the text are not obeyed here. */
export function nameConversation(text: string): string {
  const plain = withoutCommands(text)
    .replace(/[`*_#>|[\]{}()"“”]/g, ' ')
    .replace(/^\s*(user|assistant|you)\s*:/gim, ' ');
  const firstSentence = plain.split(/(?<=[.!?…])\s|\n\s*\n/).find((part) => /\p{L}|\p{N}/u.test(part)) ?? '';
  const words = firstSentence.split(/\s+/).filter((word) => word !== '');
  const title = words
    .slice(0, MOST_WORDS)
    .join(' ')
    .replace(/[\s.,;:!?…-]+$/u, '');
  if (title === '') return 'A conversation with the sandbox';
  const [first = '', ...rest] = title;
  return first.toUpperCase() + rest.slice(0, 79).join('');
}
