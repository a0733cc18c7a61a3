import type { ModelMessage } from '#server/kernel/model.ts';

/**
 * The prompt as the model was given it: each message is a line `[role]`, a line break and its content
 * unchanged, and an empty line stands between two messages. Of a picture its type and size are told,
 * and of somebody else's instructions that there are some.
 */
export function echo(messages: readonly ModelMessage[]): string {
  return messages.map(line).join('\n\n');
}

function line({ role, content, images = [], hidden }: ModelMessage): string {
  if (hidden === true) return `[${role}]\n(not yours to read)`;
  const pictures = images.map(({ mediaType, bytes }) => `(${mediaType}, ${bytes.length} bytes)`);
  return [`[${role}]`, ...pictures, content].join('\n');
}
