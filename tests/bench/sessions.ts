import { ask } from './ask.ts';
import type { Message, Target } from './targets.ts';

const AT_ONCE = 16;

/** Makes sessions that already hold `messages` messages, with one request each. */
export async function makeSessions(greenroom: Target, count: number, messages: number): Promise<number[]> {
  const before = history(messages - 2);
  const sessions: number[] = [];
  const todo = Array.from({ length: count }, (_, index) => index);
  await Promise.all(
    Array.from({ length: AT_ONCE }, async () => {
      for (let index = todo.pop(); index !== undefined; index = todo.pop()) {
        const { session } = await ask(greenroom, { nonce: index, tokens: 16, rate: 0, before });
        sessions.push(session);
      }
    }),
  );
  return sessions;
}

function history(messages: number): Message[] {
  return Array.from({ length: messages }, (_, index) => ({
    role: index % 2 === 0 ? 'user' : 'assistant',
    content: `Message ${index} of a conversation that has been going on for a while, neither short nor long.`,
  }));
}
