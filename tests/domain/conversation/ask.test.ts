import { describe, expect, test } from 'vitest';
import { ask } from '#server/domain/conversation/index.ts';
import { toDomainError } from '#server/kernel/to-domain-error.ts';
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

const codeOf = (refused: Promise<unknown>): Promise<string> =>
  refused.then(
    () => 'accepted',
    (error: unknown) => toDomainError(error).code,
  );

describe('a question', () => {
  test('makes its conversation, with itself as the title, and is answered by the provider', async () => {
    await using t = await startTalking();
    const exchange = t.provider.answer({ steps: [{ reasoning: 'Hm.' }, { text: 'Yes.' }, { end: 'stop' }] });
    const asked = question({ content: 'Is it\nso?', settings: { temperature: 0.5, maxTokens: 99 } });
    const started = await ask(t.ctx, asked);
    expect(started).toMatchObject({
      turnId: asked.turnId,
      assistantMessageId: asked.assistantMessageId,
      conversation: { id: asked.conversationId, title: 'Is it', model: 'model-1', running: true },
    });
    const reader = follow(t.ctx, asked.turnId);
    expect(await reader.done).toEqual({
      type: 'turn-end',
      status: 'complete',
      endReason: 'stop',
      promptTokens: 11,
      completionTokens: 7,
      failure: null,
      seq: 7,
    });
    expect(await promptOf(exchange.request)).toEqual(['user: Is it\nso?']);
    expect((await exchange.request).body).toMatchObject({
      temperature: 0.5,
      max_tokens: 99,
      model: 'model-1',
    });
    expect(await pathOf(t.ctx, asked.conversationId)).toMatchObject([
      { id: asked.userMessage.id, parentId: null, role: 'user', content: 'Is it\nso?', live: null },
      {
        id: asked.assistantMessageId,
        parentId: asked.userMessage.id,
        role: 'assistant',
        status: 'complete',
        content: 'Yes.',
        reasoning: 'Hm.',
        model: 'model-1',
        sandbox: false,
        promptTokens: 11,
        completionTokens: 7,
        endReason: 'stop',
      },
    ]);
  });

  test('in a conversation goes to the model with what was said before', async () => {
    await using t = await startTalking();
    const { conversationId, leafId } = await storedConversation(t.ctx, exchanges(1));
    const exchange = t.provider.answer({ steps: [{ text: 'Now.' }, { end: 'stop' }] });
    await askAndRead(t.ctx, question({ conversationId, parentId: leafId, content: 'When?' }));
    expect(await promptOf(exchange.request)).toEqual([
      'user: message 0',
      'assistant: message 1',
      'user: When?',
    ]);
    const path = await pathOf(t.ctx, conversationId);
    expect(path.map(({ content }) => content)).toEqual(['message 0', 'message 1', 'When?', 'Now.']);
  });

  test('edited becomes a sibling of the first one, which stays', async () => {
    await using t = await startTalking();
    const { conversationId, messageIds } = await storedConversation(t.ctx, exchanges(2));
    const [, answer, second] = messageIds;
    const edited = question({ conversationId, parentId: answer ?? '', content: 'edited' });
    await askAndRead(t.ctx, edited);
    const path = await pathOf(t.ctx, conversationId);
    expect(path.map(({ content }) => content)).toEqual(['message 0', 'message 1', 'edited', 'Fine.']);
    expect(path[2]?.siblings).toEqual([second, edited.userMessage.id]);
    expect(await t.app.ports.db.prisma.message.count({ where: { id: { in: messageIds } } })).toBe(4);
  });

  test('edited at the very beginning becomes a second root', async () => {
    await using t = await startTalking();
    const { conversationId, messageIds } = await storedConversation(t.ctx, exchanges(1));
    const edited = question({ conversationId, parentId: null, content: 'another beginning' });
    const exchange = t.provider.answer({ steps: [{ text: 'Well.' }, { end: 'stop' }] });
    await askAndRead(t.ctx, edited);
    expect(await promptOf(exchange.request)).toEqual(['user: another beginning']);
    const path = await pathOf(t.ctx, conversationId);
    expect(path.map(({ content }) => content)).toEqual(['another beginning', 'Well.']);
    expect(path[0]?.siblings).toEqual([messageIds[0], edited.userMessage.id]);
  });

  test('from a stale tab becomes a sibling and overwrites nothing', async () => {
    await using t = await startTalking();
    const { conversationId, leafId } = await storedConversation(t.ctx, exchanges(1));
    const tabs = ['first tab', 'stale tab'].map((content) =>
      question({ conversationId, parentId: leafId, content }),
    );
    for (const asked of tabs) await askAndRead(t.ctx, asked);
    const path = await pathOf(t.ctx, conversationId);
    expect(path.map(({ content }) => content)).toEqual(['message 0', 'message 1', 'stale tab', 'Fine.']);
    expect(path[2]?.siblings).toEqual(tabs.map((asked) => asked.userMessage.id));
  });
});

describe('the same turn sent again', () => {
  test('answers as before and changes nothing', async () => {
    await using t = await startTalking();
    const asked = question();
    const first = await ask(t.ctx, asked);
    await follow(t.ctx, asked.turnId).done;
    const again = await ask(t.ctx, asked);
    expect({ ...again, conversation: null }).toEqual({ ...first, conversation: null });
    expect(again.conversation).toMatchObject({ id: asked.conversationId, running: false });
    expect(await pathOf(t.ctx, asked.conversationId)).toHaveLength(2);
  });

  test('in an old conversation, too', async () => {
    await using t = await startTalking();
    const { conversationId, leafId } = await storedConversation(t.ctx, exchanges(1));
    const asked = question({ conversationId, parentId: leafId });
    await askAndRead(t.ctx, asked);
    await ask(t.ctx, asked);
    expect(await pathOf(t.ctx, conversationId)).toHaveLength(4);
    expect(t.provider.requests).toHaveLength(1);
  });

  test('twenty times at once is one turn, asked of the provider once', async () => {
    await using t = await startTalking();
    const gate = Promise.withResolvers<void>();
    t.provider.answer({ steps: [{ text: 'Once.' }, { wait: gate.promise }, { end: 'stop' }] });
    const asked = question();
    const answers = await Promise.all(Array.from({ length: 20 }, () => ask(t.ctx, asked)));
    expect(
      new Set(answers.map(({ turnId, conversation }) => `${turnId} ${conversation.sessionId}`)).size,
    ).toBe(1);
    const reader = follow(t.ctx, asked.turnId);
    await reader.until((so) => so.text() === 'Once.');
    const { prisma } = t.app.ports.db;
    const conversation = { uuid: asked.conversationId };
    expect([
      await prisma.turn.count({ where: { conversation } }),
      await prisma.message.count({ where: { conversation } }),
      await prisma.conversation.count({ where: { userId: t.user.userId } }),
    ]).toEqual([1, 2, 1]);
    expect(t.provider.requests).toHaveLength(1);
    gate.resolve();
    expect(await reader.done).toMatchObject({ status: 'complete' });
  });
});

describe('is refused', () => {
  test('not_found: a parent that nobody has, or that another conversation or user has', async () => {
    await using t = await startTalking();
    const mine = await storedConversation(t.ctx, exchanges(1));
    const myOther = await storedConversation(t.ctx, exchanges(1));
    const stranger = await t.app.newUser();
    const theirs = await storedConversation(stranger.ctx, exchanges(1));
    for (const parentId of [newId(), myOther.leafId, theirs.leafId]) {
      const asked = question({ conversationId: mine.conversationId, parentId });
      expect(await codeOf(ask(t.ctx, asked))).toBe('not_found');
    }
    const intoTheirs = question({ conversationId: theirs.conversationId, parentId: theirs.leafId });
    expect(await codeOf(ask(t.ctx, intoTheirs))).toBe('not_found');
  });

  test('conflict: an id that is in other use, and nothing is stored', async () => {
    await using t = await startTalking();
    const stranger = await t.app.newUser();
    const theirs = question();
    await askAndRead(stranger.ctx, theirs);
    const { conversationId, messageIds, leafId } = await storedConversation(t.ctx, exchanges(1));
    const [taken] = messageIds;
    const attempts = [
      question({ conversationId: theirs.conversationId }),
      question({ turnId: theirs.turnId }),
      question({ conversationId, parentId: leafId, assistantMessageId: taken ?? '' }),
      question({ conversationId, parentId: leafId, userMessage: { id: taken ?? '', content: 'x' } }),
    ];
    const before = await t.app.ports.db.prisma.message.count();
    for (const asked of attempts) expect(await codeOf(ask(t.ctx, asked))).toBe('conflict');
    expect(await t.app.ports.db.prisma.message.count()).toBe(before);
    expect(await pathOf(stranger.ctx, theirs.conversationId)).toHaveLength(2);
  });

  test('conflict: an answer that is still being written, which is not answered to yet', async () => {
    await using t = await startTalking();
    t.provider.answer({ steps: [{ text: 'So far' }, 'stall'] });
    const asked = question();
    const { conversationId, assistantMessageId: parentId } = asked;
    await ask(t.ctx, asked);
    const refused = ask(t.ctx, question({ conversationId, parentId }));
    await expect(refused).rejects.toMatchObject({
      code: 'conflict',
      message: 'This answer is still being written.',
    });
    const stranger = await t.app.newUser();
    expect(await codeOf(ask(stranger.ctx, question({ conversationId, parentId })))).toBe('not_found');
    expect(await pathOf(t.ctx, conversationId)).toHaveLength(2);
  });

  test('invalid_input: an unknown model, no words, or words that cannot be stored', async () => {
    await using t = await startTalking();
    for (const asked of [
      question({ model: 'no-such-model' }),
      question({ content: '' }),
      question({ content: 'a\0b' }),
      question({ conversationId: 'not an id' }),
    ]) {
      expect(await codeOf(ask(t.ctx, asked)), JSON.stringify(asked)).toBe('invalid_input');
    }
    const where = { userId: t.user.userId };
    expect(await t.app.ports.db.prisma.conversation.count({ where })).toBe(0);
  });

  test('unauthenticated: nobody', async () => {
    await using t = await startTalking();
    expect(await codeOf(ask(t.app.contextOf({ kind: 'anonymous' }), question()))).toBe('unauthenticated');
  });
});
