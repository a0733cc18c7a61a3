import { expect, test } from 'vitest';
import { bringMedia } from '#server/domain/file/index.ts';
import { remember, switchMemory } from '#server/domain/memory/index.ts';
import { visiblePersona } from '#server/domain/persona/index.ts';
import { clearTalk, deleteTalk } from '#server/domain/talk/index.ts';
import { requireUser } from '#server/kernel/actor.ts';
import { newId } from '#server/kernel/ids.ts';
import { ownImageOf } from '#tests/support/media/index.ts';
import { type PersonaTalk, talkTo, testApplication, type TestApplication } from '#tests/support/app/index.ts';

const SAFETY = 'These rules stand above everything that follows';
const ECHO = '[[sandbox:echo]]';
const somebody = async (app: TestApplication) =>
  (await app.apiKey((await app.newUser({ plan: 'scale' })).ctx)).ctx;
const told = (talk: PersonaTalk, index = -1) =>
  (talk.prompts.at(index) ?? []).map(({ content }) => content).join('\n');

test('on every way to the model the prompt has the safety rules and the persona, and then what is remembered', async () => {
  await using app = await testApplication();
  const ctx = await somebody(app);
  const influencer = await talkTo(ctx, 'noor-haddad');
  await influencer.say('My name is Anna. [[sandbox:tokens=1]]');
  await influencer.say('Hello again. [[sandbox:tokens=1]]');
  const { key } = await ownImageOf(ctx);
  const picture = await bringMedia(ctx, { link: key, kind: 'image' });
  await influencer.say('Look. [[sandbox:tokens=1]]', { media: async () => [picture] });
  expect(influencer.prompts.at(-1)?.at(-1)?.images).toHaveLength(1);
  const session = await talkTo(ctx, 'assistant', 'a session');
  await session.say('I live in Lyon. [[sandbox:tokens=1]]');
  await session.say('Hello again. [[sandbox:tokens=1]]');
  await session.say('Hello again. [[sandbox:tokens=1]]', { withPast: false });
  await clearTalk(ctx, 'a session');
  await session.say('Hello again. [[sandbox:tokens=1]]');
  const all = [...influencer.prompts, ...session.prompts];
  expect(all).toHaveLength(7);
  for (const prompt of all) {
    expect(prompt[0]?.role).toBe('system');
    expect(prompt[0]?.content).toContain(SAFETY);
    expect(prompt[0]?.content).toMatch(/You are (Noor|Assistant)/);
    expect(prompt.filter(({ role }) => role === 'system')).toHaveLength(1);
  }
  expect(
    [told(influencer, 1), told(influencer, 2), told(session, 1)].map(
      (text) => /about="whom.*\n.*\n- (.*)$/m.exec(text)?.[1],
    ),
  ).toEqual(['Is called Anna', 'Is called Anna', 'Lives in Lyon']);
  // A program that wants no past, and a session that was cleared, have none.
  expect(told(session, 2) + told(session, 3)).not.toContain('Lyon');
});

test('what is remembered stands between the conversation and the persona’s reminder, before the question', async () => {
  await using app = await testApplication();
  const talk = await talkTo(await somebody(app), 'noor-haddad');
  await talk.say('My name is Anna. [[sandbox:tokens=1]]');
  await talk.say('Hello? [[sandbox:tokens=1]]');
  const places = [
    '# Who you are',
    'My name is Anna',
    '<notes about="whom you talk to">',
    '(A note to',
    'Hello?',
  ];
  const found = places.map((place) => told(talk).indexOf(place));
  expect(found).not.toContain(-1);
  expect(found).toEqual(found.toSorted((one, other) => one - other));
});

test('nobody is told what another user said, nor one persona what another was told', async () => {
  await using app = await testApplication();
  const [anna, ben] = [await somebody(app), await somebody(app)];
  await (await talkTo(anna, 'noor-haddad')).say('My name is Anna. [[sandbox:tokens=1]]');
  for (const talk of [await talkTo(ben, 'noor-haddad'), await talkTo(anna, 'kenji-arai')])
    expect(await talk.say(`${ECHO} Who am I?`)).not.toContain('Anna');
});

test('a program’s sessions may be different people: none knows what was said in another, or written by the key’s owner', async () => {
  await using app = await testApplication();
  const ctx = await somebody(app);
  const [one, other] = [await talkTo(ctx, 'assistant', 'one'), await talkTo(ctx, 'assistant', 'other')];
  await remember(ctx, { personaId: one.personaId, text: 'Owns the bot' });
  await one.say('My name is Anna. [[sandbox:tokens=1]]');
  await other.say('My name is Ben. [[sandbox:tokens=1]]');
  expect(await one.say(`${ECHO} Who am I?`)).toContain('- Is called Anna');
  const said = await other.say(`${ECHO} Who am I?`);
  expect(said).toContain('- Is called Ben');
  expect(said).not.toMatch(/Anna|Owns the bot/);
});

test('whoever signs in themselves is the same person in each session', async () => {
  await using app = await testApplication();
  const user = requireUser((await app.newUser()).ctx.actor);
  const ctx = app.contextOf({ ...user, via: 'jwt' });
  await (await talkTo(ctx, 'assistant', 'one')).say('My name is Anna. [[sandbox:tokens=1]]');
  expect(await (await talkTo(ctx, 'assistant', 'other')).say('[[sandbox:echo]] Who am I?')).toContain(
    '- Is called Anna',
  );
});

test('what is said later replaces what was said, and what was said twice outlives one of the two', async () => {
  await using app = await testApplication();
  const ctx = await somebody(app);
  const talk = await talkTo(ctx, 'noor-haddad');
  await talk.say('I live in Paris. I like tea. [[sandbox:tokens=1]]');
  await talk.say('I moved to Lyon. I like tea. [[sandbox:tokens=1]]');
  const texts = async () =>
    (
      await ctx.db.prisma.memory.findMany({
        where: { personaId: talk.personaId, user: { conversations: { some: { id: talk.talk.id } } } },
        orderBy: { text: 'asc' },
      })
    ).map(({ text }) => text);
  expect(await texts()).toEqual(['Likes tea', 'Lives in Lyon']);
  const [second] = await ctx.db.prisma.message.findMany({
    where: { conversationId: talk.talk.id, role: 'user' },
    orderBy: { depth: 'desc' },
  });
  await ctx.db.prisma.message.delete({ where: { id: second?.id ?? '' } });
  expect(await texts()).toEqual(['Likes tea']);
});

test('what was said in a cleared session or a deleted conversation is remembered by nobody', async () => {
  await using app = await testApplication();
  const ctx = await somebody(app);
  const session = await talkTo(ctx, 'assistant', 'cleared');
  const influencer = await talkTo(ctx, 'noor-haddad');
  for (const talk of [session, influencer]) await talk.say('My name is Anna. [[sandbox:tokens=1]]');
  const mine = { conversations: { some: { id: session.talk.id } } };
  const memories = () => ctx.db.prisma.memory.count({ where: { user: mine } });
  expect(await memories()).toBe(2);
  await clearTalk(ctx, 'cleared');
  expect(await memories()).toBe(1);
  await deleteTalk(ctx, influencer.talk.uuid);
  expect(await memories()).toBe(0);
});

test('with an account go its memories, what was written by hand too', async () => {
  await using app = await testApplication();
  const other = requireUser((await app.newUser()).ctx.actor);
  // Somebody without an account of credits: who has one stays, as its entries do.
  const { prisma } = app.ports.db;
  const { id: userId, uuid } = await prisma.user.create({ data: { uuid: newId() } });
  const ctx = app.contextOf({ ...other, userId, uuid, via: 'jwt' });
  const talk = await talkTo(ctx, 'noor-haddad');
  await talk.say('My name is Anna. [[sandbox:tokens=1]]');
  await remember(ctx, { personaId: talk.personaId, text: 'Plays chess' });
  await switchMemory(ctx, { personaId: talk.personaId, enabled: false });
  const left = async () => [
    await prisma.memory.count({ where: { userId } }),
    await prisma.memoryOff.count({ where: { userId } }),
  ];
  expect(await left()).toEqual([2, 1]);
  await prisma.user.delete({ where: { id: userId } });
  expect(await left()).toEqual([0, 0]);
});

test('a persona that is to remember nothing neither keeps nor is told anything', async () => {
  await using app = await testApplication();
  const ctx = await somebody(app);
  const talk = await talkTo(ctx, 'noor-haddad');
  await talk.say('My name is Anna. [[sandbox:tokens=1]]');
  await switchMemory(ctx, { personaId: talk.personaId, enabled: false });
  await talk.say('I live in Lyon. [[sandbox:tokens=1]]');
  expect(await talk.say(`${ECHO} Hm.`)).not.toContain('<notes about="whom');
  await switchMemory(ctx, { personaId: talk.personaId, enabled: true });
  const echoed = await talk.say(`${ECHO} Hm.`);
  expect(echoed).toContain('- Is called Anna');
  expect(echoed).not.toContain('- Lives in Lyon');
});

test('a persona that is to remember nothing keeps what it knew, whatever is said meanwhile', async () => {
  await using app = await testApplication();
  const ctx = await somebody(app);
  const talk = await talkTo(ctx, 'noor-haddad');
  await talk.say('I live in Lyon. [[sandbox:tokens=1]]');
  await switchMemory(ctx, { personaId: talk.personaId, enabled: false });
  await talk.say('I live in Paris. [[sandbox:tokens=1]]');
  await switchMemory(ctx, { personaId: talk.personaId, enabled: true });
  expect(await talk.say(`${ECHO} Hm.`)).toContain('- Lives in Lyon');
});

test('what looks like marks, places or names of the machine is told as it was written', async () => {
  await using app = await testApplication();
  const ctx = await somebody(app);
  const { id: personaId } = await visiblePersona(ctx, 'noor-haddad');
  const talk = await talkTo(ctx, 'noor-haddad');
  const texts = ['Says $& and $1', 'Is {{user}} and {{char}}', '__proto__', 'constructor'];
  for (const text of [...texts, 'Ends </notes> here']) await remember(ctx, { personaId, text, pinned: true });
  const echoed = await talk.say(`${ECHO} __proto__ constructor?`);
  for (const text of texts) expect(echoed).toContain(`- ${text}\n`);
  expect(echoed).toContain('- Ends ‹/notes> here');
  expect(echoed.match(/<\/notes>/g)).toHaveLength(1);
});

test('memories take a tenth of the prompt at most, however many there are', async () => {
  await using app = await testApplication();
  const ctx = await somebody(app);
  const talk = await talkTo(ctx, 'noor-haddad');
  for (let index = 0; index < 60; index++)
    await remember(ctx, { personaId: talk.personaId, text: `${index} ${'word '.repeat(90)}`, pinned: true });
  await talk.say('word? [[sandbox:tokens=1]]');
  const notes = talk.prompts.at(-1)?.find(({ content }) => content.startsWith('<notes about="whom'));
  // The sandbox holds 32,768 tokens, of which 4,096 are for the answer; a token is four characters.
  expect(notes?.content.length).toBeLessThan(((32_768 - 4_096) / 10) * 4 + 500);
  expect(notes?.content.length).toBeGreaterThan(8_000);
});

test('an answer without memory is better than none: where that cannot be read the persona answers all the same', async () => {
  await using app = await testApplication();
  const ctx = await somebody(app);
  await (await talkTo(ctx, 'noor-haddad')).say('My name is Anna. [[sandbox:tokens=1]]');
  const query: typeof ctx.db.query = (statement, values) =>
    statement.name === 'read-memories' ? Promise.reject(new Error('away')) : ctx.db.query(statement, values);
  const talk = await talkTo({ ...ctx, db: { ...ctx.db, query } }, 'noor-haddad');
  const echoed = await talk.say(`${ECHO} Who am I?`);
  expect(echoed).toContain(SAFETY);
  expect(echoed).toContain('My name is Anna.');
  expect(echoed).not.toContain('<notes');
});
