import { describe, expect, test } from 'vitest';
import {
  ask,
  deleteSession,
  getConversation,
  getTurn,
  listConversations,
  purgeRemoved,
  removeConversation,
  restoreConversation,
} from '#server/domain/conversation/index.ts';
import {
  exchanges,
  follow,
  pathOf,
  question,
  startTalking,
  storedConversation,
} from '#tests/support/app/index.ts';

const NOT_FOUND = { code: 'not_found' };

describe('a removed conversation', () => {
  test('is gone at once, comes back by undo, and is deleted for good a minute later', async () => {
    await using t = await startTalking();
    const { conversationId, messageIds } = await storedConversation(t.ctx, exchanges(1));
    expect(await removeConversation(t.ctx, { conversationId })).toEqual({ undoSeconds: 10 });
    await expect(getConversation(t.ctx, { conversationId, limit: 1 })).rejects.toMatchObject(NOT_FOUND);
    expect((await listConversations(t.ctx, { limit: 9 })).conversations).toEqual([]);
    await expect(removeConversation(t.ctx, { conversationId })).rejects.toMatchObject(NOT_FOUND);

    await purgeRemoved(t.app.system);
    expect(await restoreConversation(t.ctx, { conversationId })).toMatchObject({ id: conversationId });
    expect((await pathOf(t.ctx, conversationId)).map(({ id }) => id)).toEqual(messageIds);

    await removeConversation(t.ctx, { conversationId });
    const inAMinute = { now: () => new Date(Date.now() + 61_000) };
    await purgeRemoved({ ...t.app.system, clock: inAMinute });
    await expect(restoreConversation(t.ctx, { conversationId })).rejects.toMatchObject(NOT_FOUND);
    expect(await t.app.ports.db.prisma.message.count({ where: { id: { in: messageIds } } })).toBe(0);
  });

  test('stops speaking, and what it had said comes back with it', async () => {
    await using t = await startTalking();
    const exchange = t.provider.answer({ steps: [{ text: 'So far' }, 'stall'] });
    const asked = question();
    await ask(t.ctx, asked);
    const reader = follow(t.ctx, asked.turnId);
    await reader.until((so) => so.text() === 'So far');
    await removeConversation(t.ctx, asked);
    expect((await exchange.closed).by).toBe('client');
    expect(await reader.done).toMatchObject({ status: 'stopped' });
    await restoreConversation(t.ctx, asked);
    expect((await pathOf(t.ctx, asked.conversationId)).at(-1)).toMatchObject({
      status: 'stopped',
      content: 'So far',
    });
  });

  test('takes no question, and nobody else removes or restores it', async () => {
    await using t = await startTalking();
    const { conversationId, leafId } = await storedConversation(t.ctx, exchanges(1));
    const stranger = await t.app.newUser();
    await expect(removeConversation(stranger.ctx, { conversationId })).rejects.toMatchObject(NOT_FOUND);
    await removeConversation(t.ctx, { conversationId });
    await expect(restoreConversation(stranger.ctx, { conversationId })).rejects.toMatchObject(NOT_FOUND);
    await expect(ask(t.ctx, question({ conversationId, parentId: leafId }))).rejects.toMatchObject(NOT_FOUND);
    await expect(ask(t.ctx, question({ conversationId }))).rejects.toMatchObject({ code: 'conflict' });
  });
});

describe('a deleted session', () => {
  test('is gone with all that is in it, also while it is answering', async () => {
    await using t = await startTalking();
    const exchange = t.provider.answer({ steps: [{ text: 'So far' }, 'stall'] });
    const asked = question();
    const { conversation } = await ask(t.ctx, asked);
    const reader = follow(t.ctx, asked.turnId);
    await reader.until((so) => so.text() === 'So far');
    const { sessionId } = conversation;
    await deleteSession(t.ctx, sessionId);
    expect((await exchange.closed).by).toBe('client');
    expect(await reader.done).toMatchObject({ type: 'turn-end' });
    const { prisma } = t.app.ports.db;
    const left = [
      await prisma.message.count({ where: { conversationId: sessionId } }),
      await prisma.turn.count({ where: { id: asked.turnId } }),
      await prisma.turnEvent.count({ where: { turnId: asked.turnId } }),
    ];
    expect(left).toEqual([0, 0, 0]);
    await expect(getTurn(t.ctx, asked)).rejects.toMatchObject(NOT_FOUND);
    await expect(deleteSession(t.ctx, sessionId)).rejects.toMatchObject(NOT_FOUND);
  });

  test('leaves the words of others that were being stored with its own', async () => {
    await using t = await startTalking();
    const gates = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    const turns = [];
    for (const gate of gates) {
      t.provider.answer({
        steps: [{ text: 'One' }, { wait: gate.promise }, { text: ' two' }, { end: 'stop' }],
      });
      const asked = question();
      const { conversation } = await ask(t.ctx, asked);
      const reader = follow(t.ctx, asked.turnId);
      await reader.until((so) => so.text() === 'One');
      turns.push({ reader, sessionId: conversation.sessionId });
    }
    const [doomed, other] = turns;
    for (const gate of gates) gate.resolve();
    await deleteSession(t.ctx, doomed?.sessionId ?? 0);
    await doomed?.reader.done;
    expect(await other?.reader.done).toMatchObject({ status: 'complete' });
    expect(other?.reader.text()).toBe('One two');
  });

  test('is not found by anybody else', async () => {
    await using t = await startTalking();
    const { sessionId, conversationId } = await storedConversation(t.ctx, exchanges(1));
    const stranger = await t.app.newUser();
    await expect(deleteSession(stranger.ctx, sessionId)).rejects.toMatchObject(NOT_FOUND);
    await expect(deleteSession(t.ctx, 3_000_000_000)).rejects.toMatchObject(NOT_FOUND);
    expect(await pathOf(t.ctx, conversationId)).toHaveLength(2);
  });
});
