import type { ModelMessage } from '#server/kernel/model.ts';

/**
 * The prompt as the model was given it: each message is a line `[role]`, a line break and its content
 * unchanged, and an empty line stands between two messages.
 */
export function echo(messages: readonly ModelMessage[]): string {
  return messages.map(({ role, content }) => `[${role}]\n${content}`).join('\n\n');
}
