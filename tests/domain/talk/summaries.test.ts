import { expect, test } from 'vitest';
import { deleteTalk } from '#server/domain/talk/index.ts';
import type { ModelRequest } from '#server/kernel/model.ts';
import {
  LONG_LINE as LINE,
  nearlyFull,
  promptOf,
  said,
  startTalking,
  type Talking,
} from '#tests/support/app/index.ts';

test('a model writes the summary, told what it covers, and names facts that are remembered with their messages', async () => {
  await using t = await startTalking();
  const talk = await nearlyFull(t);
  const notes = await talk.overfill(
    said({
      text: 'They spoke of the river.\n\nFACTS\n- [1] Fears floods\n- [2] Is a river\n- [99] Is nobody\n- nonsense',
    }),
  );
  const [asked = '', task = ''] = await promptOf(notes.request);
  expect(asked).toMatch(/^system: You keep the notes/);
  expect(task).toContain('[1] User: Number 0');
  expect(task).toContain('[2] Noor');
  const [summary] = await talk.summaries();
  expect(summary).toMatchObject({ text: 'They spoke of the river.', model: 'model-1', sandbox: false });
  const kept = await t.ctx.db.prisma.memory.findMany({
    where: { userId: t.user.userId },
    include: { sources: true },
  });
  // The second message is the persona's own, the others are none.
  expect(kept.map(({ text }) => text)).toEqual(['Fears floods']);
  const first = await t.ctx.db.prisma.message.findFirstOrThrow({
    where: { conversationId: talk.talk.id, depth: 0 },
  });
  expect(kept[0]?.sources.map(({ messageId }) => messageId)).toEqual([first.id]);
  await talk.say('And?');
  const prompt = (talk.prompts.at(-1) ?? []).map(({ role, content }) => `${role}: ${content}`);
  expect(prompt[1]).toMatch(
    /^user: <notes about="what was said before">\n[^\n]+\nThey spoke of the river\.\n<\/notes>$/,
  );
  expect(prompt[2]).toMatch(/^user: /);
  expect(prompt.join('\n')).not.toContain('Number 0:');
});

test.each([
  ['Они говорили о реке.\nОна снова поднялась.', '\n\nFACTS\n- [1] Боится воды'],
  ['彼らは川について話した。', '\n**FACTS**\n- [1] 水を恐れる'],
  ['تحدثوا عن النهر.', '\n\n## FACTS:\n- [1] يخاف الماء'],
])('notes in any script are kept whole: %s', async (notes, facts) => {
  await using t = await startTalking();
  const talk = await nearlyFull(t);
  await talk.overfill(said({ text: notes + facts }));
  expect((await talk.summaries())[0]?.text).toBe(notes);
  expect(await t.ctx.db.prisma.memory.count({ where: { userId: t.user.userId } })).toBe(1);
});

test('a message of words that fit a model is taken in whole', async () => {
  await using t = await startTalking();
  const talk = await nearlyFull(t);
  const long = `${'so '.repeat(900)}the secret is marmalade ${'so '.repeat(900)}`;
  t.provider.answer(said({ text: 'Fine.' }));
  t.provider.otherwise(said({ text: 'Notes.' }));
  await talk.say(long);
  for (let turn = 0; turn < 8 && !(await told(t)).includes('marmalade'); turn++)
    await talk.say(`Later ${turn}: ${LINE.repeat(2)}`);
  expect(await told(t)).toContain('marmalade');
});

/** All that the model was asked to keep notes of. */
async function told(t: Talking): Promise<string> {
  const prompts = await Promise.all(t.provider.requests.map((request) => promptOf(request)));
  return prompts
    .filter(([first = '']) => first.startsWith('system: You keep'))
    .flat()
    .join('\n');
}

test('the next summary is made of the one before and of what came since', async () => {
  await using t = await startTalking();
  const talk = await nearlyFull(t);
  await talk.overfill(said({ text: 'First notes.' }));
  const [first] = await talk.summaries();
  for (let turn = 0; turn < 20 && (await talk.summaries()).length < 2; turn++) {
    t.provider.answer(said({ text: 'Fine.' }));
    t.provider.otherwise(said({ text: 'Second notes.' }));
    await talk.say(`Later ${turn}: ${LINE}`);
  }
  const [, second] = await talk.summaries();
  expect(second?.text).toBe('Second notes.');
  expect(second?.throughDepth).toBeGreaterThan(first?.throughDepth ?? 0);
  const task = (await promptOf(t.provider.requests.at(-1)))[1] ?? '';
  expect(task).toContain('First notes.');
  expect(task).not.toContain('Number 0:');
});

test.each([
  ['fails', { status: 500 }],
  ['says nothing', said()],
  ['will not', { steps: [{ text: 'No' }, { end: 'content-filter' as const }] }],
])('where the model %s nothing changes, and after the next turn it is asked again', async (_, script) => {
  await using t = await startTalking();
  const talk = await nearlyFull(t);
  t.provider.otherwise(script);
  await talk.overfill(script);
  expect(await talk.summaries()).toEqual([]);
  t.provider.answer(said({ text: 'Fine.' }));
  t.provider.otherwise(said({ text: 'Notes at last.' }));
  expect(await talk.say('Still there?')).toBe('Fine.');
  expect((await talk.summaries()).map(({ text }) => text)).toEqual(['Notes at last.']);
});

test('a message that is deleted takes the summary with it that covers it, and an earlier one counts again', async () => {
  await using t = await startTalking();
  const talk = await nearlyFull(t);
  await talk.overfill(said({ text: 'First notes.' }));
  const [first] = await talk.summaries();
  t.provider.otherwise(said({ text: 'Notes and answers.' }));
  for (let turn = 0; turn < 20 && (await talk.summaries()).length < 2; turn++)
    await talk.say(`Later: ${LINE}`);
  const { prisma } = t.ctx.db;
  const below = await prisma.message.findFirstOrThrow({
    where: { conversationId: talk.talk.id, depth: (first?.throughDepth ?? 0) + 1 },
  });
  await prisma.message.delete({ where: { id: below.id } });
  await prisma.conversation.update({ where: { id: talk.talk.id }, data: { activeLeafId: below.parentId } });
  expect((await talk.summaries()).map(({ text }) => text)).toEqual(['First notes.']);
  await talk.say('And now?');
  expect(talk.prompts.at(-1)?.[1]?.content).toContain('First notes.');
  const root = await prisma.message.findFirstOrThrow({ where: { conversationId: talk.talk.id, depth: 0 } });
  await prisma.message.delete({ where: { id: root.id } });
  expect(await talk.summaries()).toEqual([]);
});

test('a summary of another branch is told to nobody', async () => {
  await using t = await startTalking();
  const talk = await nearlyFull(t);
  await talk.overfill(said({ text: 'Notes of one branch.' }));
  const { prisma } = t.ctx.db;
  const early = await prisma.message.findFirstOrThrow({ where: { conversationId: talk.talk.id, depth: 1 } });
  await prisma.conversation.update({ where: { id: talk.talk.id }, data: { activeLeafId: early.id } });
  await talk.say('Another way.');
  const prompt = (talk.prompts.at(-1) ?? []).map(({ content }) => content).join('\n');
  expect(prompt).not.toContain('Notes of one branch.');
  expect(prompt).toContain('Number 0:');
});

test('a conversation that is deleted while its summary is being written leaves nothing behind', async () => {
  await using t = await startTalking();
  const asked = Promise.withResolvers<void>();
  const gate = Promise.withResolvers<void>();
  async function* held(request: ModelRequest) {
    if (request.messages[0]?.content.startsWith('You keep the notes')) {
      asked.resolve();
      await gate.promise;
    }
    yield* t.ctx.textModels.stream(request);
  }
  const talk = await nearlyFull(t, { textModels: { stream: held } });
  const filling = talk.overfill(said({ text: 'Late notes.\n\nFACTS\n- [1] Fears floods' }));
  await asked.promise;
  await deleteTalk(talk.ctx, talk.talk.uuid);
  gate.resolve();
  await filling;
  expect(await talk.summaries()).toEqual([]);
  expect(await t.ctx.db.prisma.memory.count({ where: { userId: t.user.userId } })).toBe(0);
});

test('an answer waits for no summary: the next question is answered while it is being written', async () => {
  await using t = await startTalking();
  const gate = Promise.withResolvers<void>();
  async function* held(request: ModelRequest) {
    if (request.messages[0]?.content.startsWith('You keep the notes')) await gate.promise;
    yield* t.ctx.textModels.stream(request);
  }
  const talk = await nearlyFull(t, { textModels: { stream: held } });
  const filling = talk.overfill(said({ text: 'Late notes.' }));
  const answered = () =>
    t.ctx.db.prisma.message.count({
      where: { conversationId: talk.talk.id, role: 'assistant', status: 'complete' },
    });
  await expect.poll(answered).toBe(11);
  const next = talk.say('And now?');
  await expect.poll(answered).toBe(12);
  gate.resolve();
  await Promise.all([filling, next]);
  expect(await talk.summaries()).toHaveLength(1);
});
