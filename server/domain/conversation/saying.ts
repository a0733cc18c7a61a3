/** The messages with these words as what the last one says. */
export function saying<Message extends { content: string }>(
  messages: readonly Message[],
  words: string,
): Message[] {
  return messages.map((message, index) =>
    index === messages.length - 1 ? { ...message, content: words } : message,
  );
}
