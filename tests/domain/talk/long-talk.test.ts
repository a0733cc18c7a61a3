import { expect, test } from 'vitest';
import { bringMedia } from '#server/domain/file/index.ts';
import { createPersona } from '#server/domain/persona/index.ts';
import { estimateTokens } from '#server/kernel/estimate-tokens.ts';
import type { ModelMessage } from '#server/kernel/model.ts';
import { ownImageOf } from '#tests/support/media/index.ts';
import {
  exchanges,
  smallModels,
  talkTo,
  testApplication,
  type TestApplication,
} from '#tests/support/app/index.ts';

const CONTEXT = 4_096;
/** A persona that may say more gets half of its model's context to answer in. */
const ROOM = CONTEXT / 2;
const weight = (prompt: readonly ModelMessage[]) =>
  prompt.reduce((sum, { content }) => sum + estimateTokens(content), 0);
const textOf = (prompt: readonly ModelMessage[] = []) => prompt.map(({ content }) => content).join('\n');

async function smallTalk(app: TestApplication, name = 'noor-haddad', contextTokens = CONTEXT) {
  const { ctx } = await app.apiKey((await app.newUser({ plan: 'scale' })).ctx);
  return { ctx, ...(await talkTo(smallModels(ctx, contextTokens), name)) };
}

test('400 messages stay within the budget, and what was said first is still known', async () => {
  await using app = await testApplication();
  const { ctx, talk, prompts, say } = await smallTalk(app);
  await say('My name is Anna. My dog is called Rex. [[sandbox:tokens=9]]');
  for (let turn = 1; turn < 200; turn++)
    await say(`Turn ${turn}: the river rose again. [[sandbox:tokens=25]]`);
  for (const prompt of prompts) expect(weight(prompt)).toBeLessThanOrEqual(ROOM);
  const echoed = await say('[[sandbox:echo]] What is my dog called?');
  expect(echoed).toContain('- Is called Anna');
  expect(echoed).toContain('- Their dog is called Rex');
  expect(echoed).toContain('<notes about="what was said before">');
  expect(echoed).toMatch(
    /Things the user said, the oldest first \(excerpts, chosen by no model\):\n- “My name is Anna\.”/,
  );
  const { prisma } = ctx.db;
  expect(await prisma.message.count({ where: { conversationId: talk.id } })).toBe(402);
  const summaries = await prisma.conversationSummary.findMany({ where: { conversationId: talk.id } });
  expect(summaries.length).toBeGreaterThan(3);
  for (const { sandbox, tokens, text } of summaries) {
    expect(sandbox).toBe(true);
    expect(tokens).toBe(estimateTokens(text));
    expect(tokens).toBeLessThanOrEqual(ROOM / 10);
  }
});

test('the beginning of a prompt is that of the one before, but where the conversation was condensed', async () => {
  await using app = await testApplication();
  const { ctx, talk, prompts, say } = await smallTalk(app);
  for (let turn = 0; turn < 30; turn++)
    await say(`I like thing ${turn}. Tell me more of it. [[sandbox:tokens=25]]`);
  const stable = prompts.map((prompt) => prompt.slice(0, prompt.findLastIndex(isNotVolatile) + 1));
  const same = stable.filter((prompt, index) => {
    const next = stable[index + 1];
    return next === undefined || JSON.stringify(next.slice(0, prompt.length)) === JSON.stringify(prompt);
  });
  expect(same.length).toBeGreaterThanOrEqual(24);
  expect(
    await ctx.db.prisma.conversationSummary.count({ where: { conversationId: talk.id } }),
  ).toBeGreaterThan(0);
  prompts.forEach((prompt, turn) => expect(prompt.at(-1)?.content).toContain(`I like thing ${turn}.`));
});

/** What stands before the notes beside the question. */
function isNotVolatile({ content }: ModelMessage, index: number, prompt: readonly ModelMessage[]): boolean {
  return index < prompt.length - 1 && !/^(<notes about="whom|\(A note to)/.test(content);
}

test('history goes on exactly behind what its summary covers', async () => {
  await using app = await testApplication();
  const { ctx, talk, prompts, say } = await smallTalk(app);
  for (let turn = 0; turn < 40; turn++) await say(`[[sandbox:tokens=25]] Number ${turn}.`);
  const last = await ctx.db.prisma.conversationSummary.findFirstOrThrow({
    where: { conversationId: talk.id },
    orderBy: { throughDepth: 'desc' },
  });
  await say('And now? [[sandbox:tokens=1]]');
  const shown = textOf(prompts.at(-1)).match(/^\[\[sandbox:tokens=25\]\] Number \d+/gm) ?? [];
  const first = (last.throughDepth + 1) / 2;
  expect(shown).toEqual(
    Array.from({ length: 40 - first }, (_, index) => `[[sandbox:tokens=25]] Number ${first + index}`),
  );
});

test('what was long before summaries were made is taken in bit by bit', async () => {
  await using app = await testApplication();
  const { ctx, talk, prompts, say } = await smallTalk(app);
  const rows = exchanges(300, (index) => `Old ${index}: ${'the river rose. '.repeat(6)}`);
  const ids = rows.map(() => crypto.randomUUID());
  await ctx.db.prisma.message.createMany({
    data: rows.map((row, depth) => ({
      ...row,
      id: ids[depth] ?? '',
      conversationId: talk.id,
      parentId: ids[depth - 1] ?? null,
      depth,
    })),
  });
  await ctx.db.prisma.conversation.update({
    where: { id: talk.id },
    data: { activeLeafId: ids.at(-1) ?? null },
  });
  const covered: number[] = [];
  for (let turn = 0; turn < 6; turn++) {
    await say('[[sandbox:tokens=5]] And now?');
    const { _max } = await ctx.db.prisma.conversationSummary.aggregate({
      where: { conversationId: talk.id },
      _max: { throughDepth: true },
    });
    covered.push(_max.throughDepth ?? -1);
  }
  expect(covered).toEqual(covered.toSorted((one, other) => one - other));
  expect(covered.at(-1)).toBeGreaterThan(500);
  for (const prompt of prompts) expect(weight(prompt)).toBeLessThanOrEqual(ROOM);
});

test('pictures fill a window too: what was shown long ago goes into the summary with what was said', async () => {
  await using app = await testApplication();
  const { ctx, talk, prompts, say } = await smallTalk(app, 'noor-haddad', 16_384);
  for (let turn = 0; turn < 14; turn++) {
    const { key } = await ownImageOf(ctx);
    const picture = await bringMedia(ctx, { link: key, kind: 'image' });
    await say(`Picture ${turn}. [[sandbox:tokens=3]]`, { media: async () => [picture] });
  }
  expect(
    await ctx.db.prisma.conversationSummary.count({ where: { conversationId: talk.id } }),
  ).toBeGreaterThan(0);
  const shown = prompts.map((prompt) => prompt.reduce((sum, { images = [] }) => sum + images.length, 0));
  // A picture is counted as 1,100 tokens; 4,096 are for the answer, and a thousand for the persona.
  expect(Math.max(...shown)).toBeLessThanOrEqual(10);
  expect(shown.at(-1)).toBeLessThan(10);
  expect(prompts.at(-1)?.at(-1)?.images).toHaveLength(1);
});

test.each([
  ['the assumed window of a hosted model', 32_768],
  ['that of a small model', 8_192],
])('a persona that would fill %s leaves room for what is said, and answers', async (_, window) => {
  await using app = await testApplication();
  const { ctx } = await app.apiKey((await app.newUser({ plan: 'scale' })).ctx);
  const [scenario, examples] = ['景'.repeat(20_000), '例'.repeat(20_000)];
  const { id } = await createPersona(ctx, { displayName: 'Long', scenario, examples });
  const { prompts, say } = await talkTo(smallModels(ctx, window), id);
  for (let turn = 0; turn < 12; turn++)
    expect(await say(`Turn ${turn}. ${'The river rose. '.repeat(20)}[[sandbox:tokens=1]]`)).toBe('w1');
  const answer = Math.min(4_096, window / 2);
  for (const prompt of prompts) expect(weight(prompt)).toBeLessThanOrEqual(window - answer);
  const last = textOf(prompts.at(-1));
  for (const told of ['You are Long.', 'Turn 11.', 'Turn 9.']) expect(last).toContain(told);
});

test('a persona of English words as long as it may be is told whole to a hosted model', async () => {
  await using app = await testApplication();
  const { ctx } = await app.apiKey((await app.newUser({ plan: 'scale' })).ctx);
  const [scenario, examples] = ['s'.repeat(20_000), 'e'.repeat(20_000)];
  const { id } = await createPersona(ctx, { displayName: 'Long', scenario, examples });
  const { prompts, say } = await talkTo(smallModels(ctx, 32_768), id);
  await say('[[sandbox:tokens=1]]');
  for (const text of [scenario, examples]) expect(textOf(prompts[0])).toContain(text);
});
