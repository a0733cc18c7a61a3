import { setImmediate } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { ask, awaitTitle, getConversation, renameConversation } from '#server/domain/conversation/index.ts';
import { toDomainError } from '#server/kernel/to-domain-error.ts';
import type { Step } from '#tests/simulators/providers/index.ts';
import {
  askAndRead,
  exchanges,
  follow,
  question,
  startTalking,
  storedConversation,
} from '#tests/support/app/index.ts';

const ANSWER = { steps: [{ text: 'Blue.' }, { end: 'stop' as const }] };
const named = (...steps: Step[]) => ({ steps: [...steps, { end: 'stop' as const }] });

describe('a new conversation', () => {
  test('is named after its first answer, by the model that gave it', async () => {
    await using t = await startTalking();
    t.provider.answer(ANSWER);
    const naming = t.provider.answer(named({ text: ' "The colour ' }, { text: 'of the sky". ' }));
    const asked = question({ content: 'Why?\nTell me.' });
    await askAndRead(t.ctx, asked);
    expect(await awaitTitle(t.ctx, asked)).toMatchObject({ title: 'The colour of the sky' });
    const request = JSON.stringify((await naming.request).body);
    expect(request).toContain('Blue.');
    expect(request).toContain('Why?');
  });

  test('keeps its question for a title when naming fails, says nothing, or the answer failed', async () => {
    await using t = await startTalking();
    for (const script of [{ status: 400 }, named({ text: ' "" ' }), named()]) {
      t.provider.answer(ANSWER);
      const naming = t.provider.answer(script);
      const asked = question({ content: 'What now?' });
      await askAndRead(t.ctx, asked);
      await naming.closed;
      const { conversation } = await getConversation(t.ctx, { ...asked, limit: 1 });
      expect(conversation.title).toBe('What now?');
    }
    t.provider.answer({ status: 400 });
    const failed = question({ content: 'Failed?' });
    const asked = t.provider.requests.length;
    await askAndRead(t.ctx, failed);
    expect(t.provider.requests.length).toBe(asked + 1);
  });

  test('that the sandbox answered keeps its question for a title, and nobody waits for another', async () => {
    await using t = await startTalking();
    const asked = question({ model: 'sandbox', content: 'Plan a week in the mountains\nwith two children' });
    await askAndRead(t.ctx, asked);
    expect(await awaitTitle(t.ctx, asked)).toMatchObject({ title: 'Plan a week in the mountains' });
    await expect
      .poll(() => t.ctx.db.prisma.conversation.findUnique({ where: { uuid: asked.conversationId } }))
      .toMatchObject({ titleSource: 'generated' });
  });

  test('that a file began has its question for a title, also where the answer ends before that is stored', async () => {
    await using t = await startTalking();
    const asked = question({ model: 'sandbox', content: '[[sandbox:tokens=1]] What does it say?' });
    const { conversationId: uuid } = asked;
    const begun = { uuid, userId: t.user.userId, applicationId: 1, model: 'sandbox', title: 'file.pdf' };
    await t.ctx.db.prisma.conversation.create({ data: begun });
    const { prisma } = t.ctx.db;
    const storing = Promise.withResolvers<void>();
    const gate = Promise.withResolvers<void>();
    const titles: unknown[] = [];
    const transaction = async (queries: Parameters<typeof prisma.$transaction>[0]) => {
      titles.push(queries);
      storing.resolve();
      // The first to come goes last.
      if (titles.length === 1) await gate.promise;
      return prisma.$transaction(queries);
    };
    const held: typeof prisma = Object.create(prisma, { $transaction: { value: transaction } });
    const asking = ask({ ...t.ctx, db: { ...t.ctx.db, prisma: held } }, asked);
    await storing.promise;
    await follow(t.ctx, asked.turnId).done;
    for (let turns = 0; turns < 100; turns++) await setImmediate();
    gate.resolve();
    await asking;
    const stored = { title: '[[sandbox:tokens=1]] What does it say?', titleSource: 'generated' };
    await expect.poll(() => prisma.conversation.findUnique({ where: { uuid } })).toMatchObject(stored);
  });

  test('is named once: a later answer does not name it again', async () => {
    await using t = await startTalking();
    const { conversationId, leafId } = await storedConversation(t.ctx, exchanges(1));
    await askAndRead(t.ctx, question({ conversationId, parentId: leafId }));
    const { conversation } = await getConversation(t.ctx, { conversationId, limit: 1 });
    expect(conversation.title).toBe('Stored');
    expect(t.provider.requests).toHaveLength(1);
  });
});

describe('a name that somebody typed', () => {
  test('before the answer ends is not replaced', async () => {
    await using t = await startTalking();
    const gate = Promise.withResolvers<void>();
    t.provider.answer({ steps: [{ text: 'Blue.' }, { wait: gate.promise }, { end: 'stop' }] });
    const naming = t.provider.answer(named({ text: 'Generated' }));
    const asked = question();
    await ask(t.ctx, asked);
    await renameConversation(t.ctx, { ...asked, title: '  Mine ' });
    gate.resolve();
    await follow(t.ctx, asked.turnId).done;
    await naming.closed;
    expect(await awaitTitle(t.ctx, asked)).toMatchObject({ title: 'Mine' });
  });

  test('while the name is being generated is not replaced', async () => {
    await using t = await startTalking();
    const gate = Promise.withResolvers<void>();
    t.provider.answer(ANSWER);
    const naming = t.provider.answer(named({ text: 'Gen' }, { wait: gate.promise }, { text: 'erated' }));
    const asked = question();
    await askAndRead(t.ctx, asked);
    await naming.request;
    await renameConversation(t.ctx, { ...asked, title: 'Mine' });
    gate.resolve();
    await naming.closed;
    expect(await awaitTitle(t.ctx, asked)).toMatchObject({ title: 'Mine' });
  });

  test('after the generated one replaces it', async () => {
    await using t = await startTalking();
    t.provider.answer(ANSWER);
    t.provider.answer(named({ text: 'Generated' }));
    const asked = question();
    await askAndRead(t.ctx, asked);
    expect(await awaitTitle(t.ctx, asked)).toMatchObject({ title: 'Generated' });
    expect(await renameConversation(t.ctx, { ...asked, title: 'Mine' })).toMatchObject({ title: 'Mine' });
  });

  test('is refused without words, with words that cannot be stored, and to somebody else', async () => {
    await using t = await startTalking();
    const { conversationId } = await storedConversation(t.ctx, exchanges(1));
    const stranger = await t.app.newUser();
    for (const title of [' ', 'a\0b', 'x'.repeat(201)]) {
      const refused = renameConversation(t.ctx, { conversationId, title }).catch(toDomainError);
      expect(await refused).toMatchObject({ code: 'invalid_input' });
    }
    await expect(renameConversation(stranger.ctx, { conversationId, title: 'x' })).rejects.toMatchObject({
      code: 'not_found',
    });
  });
});
