import { describe, expect, test } from 'vitest';
import { regenerate } from '#server/domain/conversation/index.ts';
import type { Context } from '#server/kernel/context.ts';
import { newId } from '#server/kernel/ids.ts';
import type { ModelMessage } from '#server/kernel/model.ts';
import {
  askAndRead,
  exchanges,
  follow,
  promptOf,
  question,
  startTalking,
  storedConversation,
  type Talking,
} from '#tests/support/app/index.ts';

/** What the model is asked when `now` is said after `messages`. */
async function promptAfter(t: Talking, messages: readonly ModelMessage[], now = 'now'): Promise<string[]> {
  const { conversationId, leafId } = await storedConversation(t.ctx, messages);
  const parentId = messages.length === 0 ? null : leafId;
  await askAndRead(t.ctx, question({ conversationId, parentId, content: now }));
  return promptOf(t.provider.requests.at(-1));
}

/** Exchanges whose messages have 400 characters each. */
function wordy(count: number): ModelMessage[] {
  return exchanges(count).map(({ role, content }) => ({ role, content: content.padEnd(400, '.') }));
}

describe('what a model is told of a long conversation', () => {
  test('is everything, as long as it fits', async () => {
    await using t = await startTalking();
    const prompt = await promptAfter(t, exchanges(200));
    expect(prompt).toHaveLength(401);
    expect(prompt[0]).toBe('user: message 0');
  });

  test('is its instructions, however old, and as much of its end as fits', async () => {
    await using t = await startTalking();
    const talk = wordy(150);
    talk.splice(0, 0, { role: 'system', content: 'Rule 1.' });
    talk.splice(101, 0, { role: 'system', content: 'Rule 2.' });
    talk.splice(290, 0, { role: 'system', content: 'Rule 3.' });
    const prompt = await promptAfter(t, talk);
    expect(prompt.slice(0, 3)).toEqual(['system: Rule 1.', 'system: Rule 2.', 'system: Rule 3.']);
    expect(prompt.at(-1)).toBe('user: now');
    expect(prompt.at(-2)).toContain('message 299');
    // model-1 has 8,192 tokens, of which 1,024 are for the answer; a wordy message is estimated at 104.
    expect(prompt.length - 4).toBeLessThanOrEqual(68);
    expect(prompt.length - 4).toBeGreaterThan(68 - 16);
  });

  test('begins at the same message for sixteen messages, then sixteen later', async () => {
    await using t = await startTalking();
    const firsts: number[] = [];
    for (let count = 40; count <= 64; count++) {
      const [first = ''] = await promptAfter(t, wordy(count));
      firsts.push(Number(/message (\d+)/.exec(first)?.[1]));
    }
    const moves = firsts.filter((first, index) => first !== firsts[index - 1]);
    expect(moves).toEqual([16, 32, 48, 64].slice(0, moves.length));
    expect(moves.length).toBeGreaterThanOrEqual(3);
  });

  test('ends before a message that is too long, but the question itself is always told', async () => {
    await using t = await startTalking();
    // model-1 has 8,192 tokens, of which 1,024 are for the answer.
    const huge = 'x'.repeat(40_000);
    const talk: ModelMessage[] = [
      { role: 'user', content: 'old' },
      { role: 'assistant', content: huge },
      ...exchanges(1),
    ];
    expect(await promptAfter(t, talk)).toEqual(['user: message 0', 'assistant: message 1', 'user: now']);
    expect(await promptAfter(t, talk, huge)).toEqual([`user: ${huge}`]);
  });

  test('holds the question also when another answer to a very long one is asked for', async () => {
    await using t = await startTalking();
    const huge = 'x'.repeat(40_000);
    const { conversationId, leafId } = await storedConversation(t.ctx, [
      ...exchanges(1),
      { role: 'user', content: huge },
      { role: 'assistant', content: 'short' },
    ]);
    await another(t.ctx, conversationId, leafId);
    expect(await promptOf(t.provider.requests.at(-1))).toEqual([`user: ${huge}`]);
  });

  test('has no answers that never got a word', async () => {
    await using t = await startTalking();
    const talk: ModelMessage[] = [
      { role: 'user', content: 'one' },
      { role: 'assistant', content: '' },
    ];
    expect(await promptAfter(t, talk)).toEqual(['user: one', 'user: now']);
  });
});

async function another(ctx: Context, conversationId: string, messageId: string): Promise<void> {
  const turnId = newId();
  await regenerate(ctx, { conversationId, messageId, turnId, assistantMessageId: newId(), settings: {} });
  await follow(ctx, turnId).done;
}
