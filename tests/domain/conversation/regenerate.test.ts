import { describe, expect, test } from 'vitest';
import { ask, regenerate, selectBranch, switchModel } from '#server/domain/conversation/index.ts';
import { newId } from '#server/kernel/ids.ts';
import {
  askAndRead,
  exchanges,
  follow,
  pathOf,
  promptOf,
  question,
  startTalking,
  storedConversation,
} from '#tests/support/app/index.ts';

const another = (conversationId: string, messageId: string) => ({
  conversationId,
  messageId,
  turnId: newId(),
  assistantMessageId: newId(),
  settings: {},
});

describe('another answer', () => {
  test('stands beside the old one, which stays; the model is asked the same again', async () => {
    await using t = await startTalking();
    const { conversationId, messageIds, leafId } = await storedConversation(t.ctx, exchanges(2));
    const exchange = t.provider.answer({ steps: [{ text: 'Better.' }, { end: 'stop' }] });
    const asked = another(conversationId, leafId);
    await regenerate(t.ctx, asked);
    expect(await follow(t.ctx, asked.turnId).done).toMatchObject({ status: 'complete' });
    expect(await promptOf(exchange.request)).toEqual([
      'user: message 0',
      'assistant: message 1',
      'user: message 2',
    ]);
    const path = await pathOf(t.ctx, conversationId);
    expect(path.map(({ content }) => content)).toEqual(['message 0', 'message 1', 'message 2', 'Better.']);
    expect(path[3]).toMatchObject({ parentId: messageIds[2], siblings: [leafId, asked.assistantMessageId] });
  });

  test('may be given in the middle, and by another model', async () => {
    await using t = await startTalking();
    const { conversationId, messageIds } = await storedConversation(t.ctx, exchanges(2));
    const asked = { ...another(conversationId, messageIds[1] ?? ''), model: 'gpt-4o' };
    const started = await regenerate(t.ctx, asked);
    expect(started.conversation.model).toBe('gpt-4o');
    await follow(t.ctx, asked.turnId).done;
    expect(t.provider.requests.map((request) => request.protocol)).toEqual(['openai']);
    const path = await pathOf(t.ctx, conversationId);
    expect(path.map(({ content, model }) => [content, model])).toEqual([
      ['message 0', null],
      ['Fine.', 'gpt-4o'],
    ]);
  });

  test('sent twice is one', async () => {
    await using t = await startTalking();
    const { conversationId, leafId } = await storedConversation(t.ctx, exchanges(1));
    const asked = another(conversationId, leafId);
    const [one, other] = await Promise.all([regenerate(t.ctx, asked), regenerate(t.ctx, asked)]);
    expect(one.turnId).toBe(other.turnId);
    await follow(t.ctx, asked.turnId).done;
    expect(t.provider.requests).toHaveLength(1);
  });

  test('is a conflict while the old one is being written, and not_found where there is none', async () => {
    await using t = await startTalking();
    t.provider.answer({ steps: [{ text: 'So far' }, 'stall'] });
    const asked = question();
    await ask(t.ctx, asked);
    const { conversationId, assistantMessageId, userMessage } = asked;
    const stranger = await t.app.newUser();
    const refused = (ctx: typeof t.ctx, messageId: string) =>
      regenerate(ctx, another(conversationId, messageId));
    await expect(refused(t.ctx, assistantMessageId)).rejects.toMatchObject({ code: 'conflict' });
    await expect(refused(t.ctx, userMessage.id)).rejects.toMatchObject({ code: 'not_found' });
    await expect(refused(t.ctx, newId())).rejects.toMatchObject({ code: 'not_found' });
    await expect(refused(stranger.ctx, assistantMessageId)).rejects.toMatchObject({ code: 'not_found' });
  });
});

describe('the branch that was chosen', () => {
  test('is remembered for every reader, down to its newest end', async () => {
    await using t = await startTalking();
    const { conversationId, messageIds } = await storedConversation(t.ctx, exchanges(2));
    const [first, , second] = messageIds;
    await askAndRead(t.ctx, question({ conversationId, parentId: null, content: 'other root' }));
    expect(await pathOf(t.ctx, conversationId)).toHaveLength(2);
    const view = await selectBranch(t.ctx, { conversationId, messageId: first ?? '' });
    expect(view.messages.map(({ id }) => id)).toEqual(messageIds);
    expect((await pathOf(t.ctx, conversationId)).map(({ id }) => id)).toEqual(messageIds);
    await selectBranch(t.ctx, { conversationId, messageId: second ?? '' });
    expect((await pathOf(t.ctx, conversationId)).map(({ id }) => id)).toEqual(messageIds);
  });

  test('is not_found in another conversation or for somebody else', async () => {
    await using t = await startTalking();
    const one = await storedConversation(t.ctx, exchanges(1));
    const other = await storedConversation(t.ctx, exchanges(1));
    const stranger = await t.app.newUser();
    const { conversationId } = one;
    for (const [ctx, messageId] of [
      [t.ctx, other.leafId],
      [t.ctx, newId()],
      [stranger.ctx, one.leafId],
    ] as const) {
      await expect(selectBranch(ctx, { conversationId, messageId })).rejects.toMatchObject({
        code: 'not_found',
      });
    }
  });
});

test('a switched model answers from the next turn on, and what was said stays', async () => {
  await using t = await startTalking();
  const { conversationId, leafId } = await storedConversation(t.ctx, exchanges(1));
  expect(await switchModel(t.ctx, { conversationId, model: 'gemini-1.5-pro' })).toMatchObject({
    model: 'gemini-1.5-pro',
  });
  const asked = another(conversationId, leafId);
  await regenerate(t.ctx, asked);
  await follow(t.ctx, asked.turnId).done;
  expect(t.provider.requests.map((request) => request.protocol)).toEqual(['gemini']);
  await expect(switchModel(t.ctx, { conversationId, model: 'none' })).rejects.toMatchObject({
    code: 'invalid_input',
  });
});
