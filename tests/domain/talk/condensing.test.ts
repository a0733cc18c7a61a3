import { expect, test } from 'vitest';
import { endOfTurns } from '#server/domain/conversation/index.ts';
import type { ModelRequest, TextModels } from '#server/kernel/model.ts';
import { newId } from '#server/kernel/ids.ts';
import {
  LONG_LINE,
  nearlyFull,
  providerEnvironment,
  said,
  smallModels,
  startTalking,
  talkTo,
  testApplication,
  type Talking,
} from '#tests/support/app/index.ts';

const isForNotes = ({ messages }: ModelRequest) =>
  messages[0]?.content.startsWith('You keep the notes') === true;

/** Models that tell when they are asked for notes, and give them once the gate opens. */
function holdNotes(t: Talking) {
  const asked = Promise.withResolvers<void>();
  const gate = Promise.withResolvers<void>();
  async function* stream(request: ModelRequest) {
    if (isForNotes(request)) {
      asked.resolve();
      await gate.promise;
    }
    yield* t.ctx.textModels.stream(request);
  }
  const textModels: TextModels = { stream };
  return { textModels, asked: asked.promise, open: () => gate.resolve() };
}

test('sounds take no room: with voice messages a conversation is condensed as far as without', async () => {
  await using t = await startTalking();
  const { prisma } = t.ctx.db;
  const spoken = await nearlyFull(t);
  const where = { conversationId: spoken.talk.id, role: 'user' as const };
  for (const { id: messageId, conversationId } of await prisma.message.findMany({ where })) {
    const id = newId();
    const sound = {
      kind: 'audio' as const,
      mediaType: 'audio/mp4',
      bytes: 1_000n,
      checksum: new Uint8Array(32),
    };
    await prisma.asset.create({ data: { ...sound, id, key: id, userId: t.user.userId } });
    await prisma.messageMedia.create({ data: { messageId, conversationId, position: 1, assetId: id } });
  }
  await spoken.overfill(said({ text: 'Notes.' }));
  await using other = await startTalking();
  const written = await nearlyFull(other);
  await written.overfill(said({ text: 'Notes.' }));
  const covered = async (talk: typeof spoken) =>
    (await talk.summaries()).map(({ throughDepth }) => throughDepth);
  expect(await covered(spoken)).toEqual(await covered(written));
});

test('of two processes one condenses a conversation; the other neither waits nor asks a model', async () => {
  await using t = await startTalking();
  await using app = await testApplication({ env: providerEnvironment(t.provider) });
  const held = holdNotes(t);
  const talk = await nearlyFull(t, held);
  const filling = talk.overfill(said({ text: 'Notes.' }));
  await held.asked;
  let asked = 0;
  const there = app.contextOf(talk.ctx.actor);
  async function* stream(request: ModelRequest) {
    if (isForNotes(request)) asked++;
    yield* there.textModels.stream(request);
  }
  const elsewhere = await talkTo(
    smallModels({ ...there, textModels: { stream } }, 4_096, 'model-1'),
    'noor-haddad',
  );
  expect(elsewhere.talk.id).toBe(talk.talk.id);
  // The notes were scripted first, for the request that is held back.
  await elsewhere.say(`Meanwhile: ${LONG_LINE}`);
  expect([asked, (await talk.summaries()).length]).toEqual([0, 0]);
  held.open();
  await filling;
  expect((await talk.summaries()).length).toBeGreaterThan(0);
});

test('who died while condensing blocks nobody for long', async () => {
  await using t = await startTalking();
  const talk = await nearlyFull(t);
  const claim = (condensingUntil: Date) =>
    t.ctx.db.prisma.conversation.update({ where: { id: talk.talk.id }, data: { condensingUntil } });
  await claim(new Date(Date.now() + 60_000));
  t.provider.otherwise(said({ text: 'Notes.' }));
  await talk.say(`More: ${LONG_LINE.repeat(4)}`);
  expect(await talk.summaries()).toEqual([]);
  await claim(new Date(Date.now() - 60_000));
  await talk.say('More.');
  expect(await talk.summaries()).toHaveLength(1);
});

test('a process that ends gives up a summary at once, but keeps what was said of oneself', async () => {
  await using t = await startTalking();
  const asked = Promise.withResolvers<void>();
  async function* stream(request: ModelRequest) {
    if (isForNotes(request)) asked.resolve();
    yield* t.ctx.textModels.stream(request);
  }
  const talk = await nearlyFull(t, { textModels: { stream } });
  const filling = talk.overfill({ steps: [{ text: 'Never' }, 'stall'] }, 'I live in Lyon. ');
  await asked.promise;
  await endOfTurns(t.app.system);
  await filling;
  expect(await talk.summaries()).toEqual([]);
  const kept = await t.ctx.db.prisma.memory.findMany({ where: { userId: t.user.userId } });
  expect(kept.map(({ text }) => text)).toEqual(['Lives in Lyon']);
  // The next process may take it up at once.
  const { condensingUntil } = await t.ctx.db.prisma.conversation.findUniqueOrThrow({
    where: { id: talk.talk.id },
  });
  expect(condensingUntil).toBeNull();
});
