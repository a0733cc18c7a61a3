import { afterAll, beforeAll, expect, test } from 'vitest';
import { createPersona, removePersona, updatePersona } from '#server/domain/persona/index.ts';
import { clearTalk, deleteTalk } from '#server/domain/talk/index.ts';
import { requireUser } from '#server/kernel/actor.ts';
import type { Context } from '#server/kernel/context.ts';
import { newId } from '#server/kernel/ids.ts';
import { createCaller } from '#server/trpc/root.ts';
import { talkTo, testApplication, type TestApplication } from '#tests/support/app/index.ts';

let app: TestApplication;
beforeAll(async () => {
  app = await testApplication();
});
afterAll(() => app.close());

async function somebody() {
  const { ctx } = await app.newUser({ plan: 'scale' });
  const key = await app.apiKey(ctx);
  const { memories, get } = createCaller(ctx).persona;
  return { ctx, key: key.ctx, memories, personaId: (await get({ persona: 'noor-haddad' })).id };
}

test('what was said is listed, and can be pinned, worded anew and forgotten', async () => {
  const { key, memories, personaId } = await somebody();
  expect(await memories.list({ personaId })).toEqual({
    memories: [],
    nextCursor: null,
    total: 0,
    enabled: true,
  });
  const talk = await talkTo(key, 'noor-haddad');
  await talk.say('My name is Anna. I like tea. [[sandbox:tokens=1]]');
  const listed = await memories.list({ personaId });
  const kept = listed.memories.toSorted((one, other) => one.text.localeCompare(other.text));
  const derived = { byHand: false, pinned: false, session: null };
  expect(kept).toMatchObject([
    { text: 'Is called Anna', kind: 'fact', ...derived },
    { text: 'Likes tea', kind: 'preference', ...derived },
  ]);
  const [name, tea] = kept.map(({ id }) => id);
  await memories.edit({ memoryId: name ?? '', pinned: true, text: '  Is called\nAnna  of Lyon ' });
  await memories.forget({ memoryId: tea ?? '' });
  expect((await memories.list({ personaId })).memories).toMatchObject([
    { id: name, text: 'Is called Anna of Lyon', pinned: true, byHand: true },
  ]);
  // What was worded by its user stays, whatever becomes of what was said.
  await deleteTalk(key, talk.talk.uuid);
  expect((await memories.list({ personaId })).memories).toHaveLength(1);
  expect(await memories.forgetAll({ personaId })).toEqual({ forgotten: 1 });
  expect((await memories.list({ personaId })).memories).toEqual([]);
});

test('what is only pinned goes with what was said', async () => {
  const { key, memories, personaId } = await somebody();
  const talk = await talkTo(key, 'noor-haddad');
  await talk.say('My name is Anna. [[sandbox:tokens=1]]');
  const [kept] = (await memories.list({ personaId })).memories;
  await memories.edit({ memoryId: kept?.id ?? '', pinned: true });
  await deleteTalk(key, talk.talk.uuid);
  expect((await memories.list({ personaId })).memories).toEqual([]);
});

test('a memory of a program’s session names it, and goes with it even when it was worded anew', async () => {
  const { key, memories } = await somebody();
  const { personaId, say } = await talkTo(key, 'assistant', 'session 7');
  await say('My name is Anna. [[sandbox:tokens=1]]');
  const [kept] = (await memories.list({ personaId })).memories;
  expect(kept?.session).toBe('session 7');
  await memories.edit({ memoryId: kept?.id ?? '', text: 'Anna' });
  await clearTalk(key, 'session 7');
  expect((await memories.list({ personaId })).memories).toEqual([]);
});

test('written by hand twice it is there once; worded like another it is refused', async () => {
  const { memories, personaId } = await somebody();
  const { memoryId } = await memories.remember({ personaId, text: 'Plays chess' });
  expect(await memories.remember({ personaId, text: ' plays  chess. ', pinned: true })).toEqual({ memoryId });
  expect((await memories.list({ personaId })).memories).toMatchObject([
    { text: 'Plays chess', pinned: true },
  ]);
  const other = await memories.remember({ personaId, text: 'Plays go' });
  await expect(memories.edit({ memoryId: other.memoryId, text: 'plays chess' })).rejects.toMatchObject({
    code: 'CONFLICT',
  });
});

test('pages have everything once, whatever is added meanwhile', async () => {
  const { memories, personaId } = await somebody();
  for (let index = 0; index < 7; index++) await memories.remember({ personaId, text: `Thing ${index}` });
  const seen: string[] = [];
  let cursor: string | null = null;
  do {
    const page: Awaited<ReturnType<typeof memories.list>> = await memories.list({
      personaId,
      cursor,
      limit: 3,
    });
    seen.push(...page.memories.map(({ text }) => text));
    cursor = page.nextCursor;
    await memories.remember({ personaId, text: `Meanwhile ${seen.length}` });
  } while (cursor !== null);
  const things = seen.filter((text) => text.startsWith('Thing')).toSorted();
  expect(things).toEqual([0, 1, 2, 3, 4, 5, 6].map((index) => `Thing ${index}`));
});

test('nobody reads, changes, deletes or adds to what is remembered of another, or tells a persona they may not know', async () => {
  const [anna, ben] = [await somebody(), await somebody()];
  const { personaId } = anna;
  const { memoryId } = await anna.memories.remember({ personaId, text: 'Plays chess' });
  expect((await ben.memories.list({ personaId })).memories).toEqual([]);
  expect((await ben.memories.list({ personaId, cursor: memoryId })).memories).toEqual([]);
  expect(await ben.memories.forgetAll({ personaId })).toEqual({ forgotten: 0 });
  const unknown = { code: 'NOT_FOUND' };
  for (const id of [memoryId, newId()]) {
    await expect(ben.memories.edit({ memoryId: id, text: 'X' })).rejects.toMatchObject(unknown);
    await expect(ben.memories.edit({ memoryId: id, pinned: true })).rejects.toMatchObject(unknown);
    await expect(ben.memories.forget({ memoryId: id })).rejects.toMatchObject(unknown);
  }
  const hidden = await createPersona(anna.ctx, { displayName: 'Private' });
  for (const id of [hidden.id, newId()]) {
    await expect(ben.memories.remember({ personaId: id, text: 'X' })).rejects.toMatchObject(unknown);
    await expect(ben.memories.switch({ personaId: id, enabled: false })).rejects.toMatchObject(unknown);
  }
  expect((await anna.memories.list({ personaId })).memories).toMatchObject([
    { text: 'Plays chess', pinned: false },
  ]);
  const nobody = createCaller(app.contextOf({ kind: 'anonymous' })).persona.memories;
  await expect(nobody.list({ personaId })).rejects.toMatchObject({ code: 'UNAUTHORIZED' });
});

test('what cannot be remembered is refused in words', async () => {
  const { memories, personaId } = await somebody();
  for (const text of ['', ' \n ', 'x'.repeat(501), 'a\0b'])
    await expect(memories.remember({ personaId, text })).rejects.toMatchObject({ code: 'BAD_REQUEST' });
  await expect(memories.list({ personaId: 'noor-haddad' })).rejects.toMatchObject({ code: 'BAD_REQUEST' });
});

test('200 things are written by hand, or worded so; what is there already can be written and worded again', async () => {
  const { ctx, key, memories, personaId } = await somebody();
  const talk = await talkTo(key, 'noor-haddad');
  await talk.say('I live in Lyon. [[sandbox:tokens=1]]');
  const [said] = (await memories.list({ personaId })).memories;
  for (let index = 0; index < 200; index++) await memories.remember({ personaId, text: `Thing ${index}` });
  const tooMuch = { code: 'CONFLICT', message: expect.stringContaining('at most 200 things') };
  await expect(memories.remember({ personaId, text: 'One too many' })).rejects.toMatchObject(tooMuch);
  const reworded = { memoryId: said?.id ?? '', text: 'Lives in Nantes' };
  await expect(memories.edit(reworded)).rejects.toMatchObject(tooMuch);
  const where = { userId: requireUser(ctx.actor).userId, personaId };
  expect(await ctx.db.prisma.memory.count({ where: { ...where, byHand: true } })).toBe(200);
  const { memoryId } = await memories.remember({ personaId, text: 'thing 7.', pinned: true });
  await memories.edit({ memoryId, text: 'Thing seven' });
  await memories.edit({ memoryId: reworded.memoryId, pinned: true });
  expect(await memories.list({ personaId, limit: 1 })).toMatchObject({
    total: 201,
    // Of those that are written in one millisecond any may stand first.
    memories: [{ text: expect.stringMatching(/^Thing \d+$/) }],
  });
  expect(
    await ctx.db.prisma.memory.findMany({ where: { ...where, pinned: true }, orderBy: { text: 'asc' } }),
  ).toMatchObject([
    { text: 'Lives in Lyon', byHand: false },
    { text: 'Thing seven', byHand: true },
  ]);
});

test.each([
  ['removed', removePersona],
  ['made private', (ctx, { persona }) => updatePersona(ctx, { persona, visibility: 'private' as const })],
] satisfies [string, (ctx: Context, input: { persona: string }) => Promise<unknown>][])(
  'memory of a persona that was %s is switched off by who has talked with it, and by nobody else',
  async (_, takeAway) => {
    const [owner, guest, other] = [await somebody(), await somebody(), await somebody()];
    const { id: personaId } = await createPersona(owner.ctx, { displayName: 'Vera', visibility: 'public' });
    await (await talkTo(guest.key, personaId)).say('My name is Anna. [[sandbox:tokens=1]]');
    await takeAway(owner.ctx, { persona: personaId });
    await guest.memories.switch({ personaId, enabled: false });
    expect(await guest.memories.list({ personaId })).toMatchObject({ enabled: false, memories: [{}] });
    await guest.memories.remember({ personaId, text: 'Plays chess' });
    const unknown = { code: 'NOT_FOUND' };
    await expect(other.memories.switch({ personaId, enabled: false })).rejects.toMatchObject(unknown);
    await expect(other.memories.remember({ personaId, text: 'X' })).rejects.toMatchObject(unknown);
  },
);

test('the switch is seen in the list', async () => {
  const { memories, personaId } = await somebody();
  for (const enabled of [false, false, true, true]) {
    await memories.switch({ personaId, enabled });
    expect((await memories.list({ personaId })).enabled).toBe(enabled);
  }
});
