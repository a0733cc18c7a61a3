import { expect, test } from 'vitest';
import { endOfAftermath } from '#server/domain/conversation/index.ts';
import { editMemory, forget, forgetAll, switchMemory } from '#server/domain/memory/index.ts';
import { rememberSaid } from '#server/domain/memory/remember-said.ts';
import { stopCounting } from '#server/domain/memory/sql.ts';
import { visiblePersona } from '#server/domain/persona/index.ts';
import { sayTo } from '#server/domain/talk/index.ts';
import type { ModelRequest } from '#server/kernel/model.ts';
import { newId } from '#server/kernel/ids.ts';
import { nearlyFull, promptOf, said, startTalking, talkTo, type Talking } from '#tests/support/app/index.ts';

const HOME = 'I live in Lyon. ';
const notes = (...facts: string[]) =>
  said({
    text: `They spoke of Lyon and the river.\n\nFACTS\n${facts.map((fact) => `- ${fact}`).join('\n')}`,
  });
const memoriesOf = (t: Talking) => t.ctx.db.prisma.memory.findMany({ where: { userId: t.user.userId } });
const textsOf = async (t: Talking) => (await memoriesOf(t)).map(({ text }) => text);
const forgetOnly = async (t: Talking) => forget(t.ctx, { memoryId: (await memoriesOf(t))[0]?.id ?? '' });
const personaOf = async (t: Talking) => ({ personaId: (await visiblePersona(t.ctx, 'noor-haddad')).id });

test('what was forgotten does not come back with a summary, whichever message of before it is said to stand in', async () => {
  await using t = await startTalking();
  const talk = await nearlyFull(t, { first: HOME });
  expect(await textsOf(t)).toEqual(['Lives in Lyon']);
  await forgetOnly(t);
  const { request } = await talk.overfill(notes('[1] Lives in Lyon', '[3] Has a flat in Lyon'));
  expect(await talk.summaries()).toHaveLength(1);
  expect(await textsOf(t)).toEqual([]);
  // The model is shown which messages count.
  expect((await promptOf(request))[1]).toMatch(/\nUser: I live in Lyon\..*\n\n\[2\] Noor/);
});

test('what is said after something was forgotten is remembered, and no fact of before is put into its mouth', async () => {
  await using t = await startTalking();
  const talk = await nearlyFull(t, { first: HOME, during: async (turn) => turn === 1 && forgetOnly(t) });
  await talk.overfill(notes('[1] Lives in Lyon', '[3] Lives in Lyon', '[3] Fears floods'));
  expect(await textsOf(t)).toEqual(['Fears floods']);
});

test('nor do the notes of before bring it back behind a later message', async () => {
  await using t = await startTalking();
  const talk = await nearlyFull(t, { first: HOME });
  await forgetOnly(t);
  await talk.overfill(notes());
  t.provider.otherwise(notes('[9] Lives in Lyon', '[9] Fears floods'));
  for (let turn = 0; turn < 20 && (await talk.summaries()).length < 3; turn++) {
    t.provider.answer(said({ text: 'Fine.' }));
    await talk.say(`Later ${turn}: ${'the river rose again. '.repeat(16)}`);
  }
  expect((await talk.summaries()).length).toBe(3);
  expect(await textsOf(t)).toEqual(['Fears floods']);
});

test('what was forgotten and is said anew is remembered anew', async () => {
  await using t = await startTalking();
  const talk = await talkTo(t.ctx, 'noor-haddad');
  await talk.say(HOME);
  await forgetOnly(t);
  expect(await textsOf(t)).toEqual([]);
  await talk.say(HOME);
  expect(await textsOf(t)).toEqual(['Lives in Lyon']);
});

test('what was corrected does not come back as it was', async () => {
  await using t = await startTalking();
  const talk = await nearlyFull(t, { first: HOME });
  await editMemory(t.ctx, { memoryId: (await memoriesOf(t))[0]?.id ?? '', text: 'Lives in Nantes' });
  await talk.overfill(notes('[1] Lives in Lyon'));
  expect(await textsOf(t)).toEqual(['Lives in Nantes']);
});

test('what was said while the memory was off is remembered by nobody, also after it is on again', async () => {
  await using t = await startTalking();
  const persona = await personaOf(t);
  const talk = await nearlyFull(t, {
    during: async (turn) => {
      if (turn === 0) await switchMemory(t.ctx, { ...persona, enabled: false });
      if (turn === 2) await switchMemory(t.ctx, { ...persona, enabled: true });
    },
  });
  // Already on: nothing changes.
  await switchMemory(t.ctx, { ...persona, enabled: true });
  await talk.overfill(notes('[1] Fears the dark', '[3] Fears cats', '[5] Fears floods'));
  expect(await textsOf(t)).toEqual(['Fears floods']);
});

test('what is being written down while all is forgotten is not kept', async () => {
  await using t = await startTalking();
  const asked = Promise.withResolvers<void>();
  const gate = Promise.withResolvers<void>();
  async function* stream(request: ModelRequest) {
    if (request.messages[0]?.content.startsWith('You keep the notes')) {
      asked.resolve();
      await gate.promise;
    }
    yield* t.ctx.textModels.stream(request);
  }
  const talk = await nearlyFull(t, { textModels: { stream } });
  const filling = talk.overfill(notes('[1] Fears floods'));
  await asked.promise;
  await forgetAll(t.ctx, await personaOf(t));
  gate.resolve();
  await filling;
  expect(await talk.summaries()).toHaveLength(1);
  expect(await textsOf(t)).toEqual([]);
});

test('what is being answered while all is forgotten is not kept', async () => {
  await using t = await startTalking();
  const gate = Promise.withResolvers<void>();
  t.provider.answer({ steps: [{ text: 'One' }, { wait: gate.promise }, { end: 'stop' }] });
  const { personaId } = await personaOf(t);
  await sayTo(t.ctx, { persona: personaId, messageId: newId(), content: HOME });
  await forgetAll(t.ctx, { personaId });
  gate.resolve();
  const { prisma } = t.ctx.db;
  await expect
    .poll(() => prisma.turn.count({ where: { userId: t.user.userId, status: 'complete' } }))
    .toBe(1);
  await endOfAftermath(t.ctx);
  expect(await textsOf(t)).toEqual([]);
});

test('what is kept in the very moment in which it is forgotten is not kept', async () => {
  await using t = await startTalking();
  const talk = await talkTo(t.ctx, 'noor-haddad');
  await talk.say('Hello.');
  const { prisma } = t.ctx.db;
  const { id: messageId } = await prisma.message.findFirstOrThrow({
    where: { conversationId: talk.talk.id, role: 'user' },
  });
  const place = { userId: t.user.userId, personaId: talk.personaId, scope: 0 };
  const facts = [{ kind: 'fact' as const, topic: 'home', text: 'Lives in Lyon' }];
  const waiting = { name: '', text: 'SELECT 1 FROM pg_locks WHERE NOT granted' };
  let keeping = Promise.resolve();
  await t.ctx.db.transaction(async (sql) => {
    await sql.query(stopCounting, [place.userId, place.personaId, 0]);
    keeping = rememberSaid(t.ctx, place, { messageId, facts });
    await expect.poll(async () => (await t.ctx.db.query(waiting, [])).length).toBeGreaterThan(0);
  });
  await keeping;
  expect(await textsOf(t)).toEqual([]);
});

test('another persona, and another user of the same persona, are asked to forget nothing', async () => {
  await using t = await startTalking();
  const talk = await nearlyFull(t);
  await forgetAll((await t.app.newUser()).ctx, await personaOf(t));
  await forgetAll(t.ctx, { personaId: (await visiblePersona(t.ctx, 'kenji-arai')).id });
  await talk.overfill(notes('[1] Fears floods'));
  expect(await textsOf(t)).toEqual(['Fears floods']);
});
