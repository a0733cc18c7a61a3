import { expect, test } from 'vitest';
import {
  createPersona,
  getPersona,
  listPersonas,
  ratePersona,
  removePersona,
  updatePersona,
} from '#server/domain/persona/index.ts';
import { VoiceModel } from '#server/domain/persona/schema.ts';
import { requireUser } from '#server/kernel/actor.ts';
import { newId } from '#server/kernel/ids.ts';
import { VOICES } from '#server/kernel/voices.ts';
import { testApplication } from '#tests/support/app/index.ts';

test('two characters and eight influencers come with the product, each with a portrait and a voice', async () => {
  await using app = await testApplication();
  const { personas, total } = await listPersonas(app.system, {});
  expect(personas.map(({ name }) => name)).toEqual([
    'assistant',
    'creative',
    'mira-vale',
    'kenji-arai',
    'sol-marin',
    'ada-quill',
    'noor-haddad',
    'otto-brandt',
    'juno-okafor',
    'wren-ashby',
  ]);
  expect(total).toBe(10);
  for (const persona of personas) {
    expect(await app.ports.portraits.find(`${persona.name}.png`), persona.name).not.toBeNull();
    expect(VoiceModel.options, persona.name).toContain(persona.voiceModel);
    expect(persona.builtIn).toBe(true);
    expect(persona.secret).toBeNull();
  }
});

test('a persona may have every voice there is', () => {
  expect(VoiceModel.options).toEqual(['default', 'expressive', ...VOICES.map(({ name }) => name)]);
});

test('a persona is private until its owner says otherwise, and found by id and name', async () => {
  await using app = await testApplication();
  const [owner, stranger] = [await app.newUser(), await app.newUser()];
  const made = await createPersona(owner.ctx, { displayName: 'Zoë & Friends!', systemInstructions: 'Hush.' });
  expect(made).toMatchObject({
    visibility: 'private',
    canChange: true,
    secret: { systemInstructions: 'Hush.' },
  });
  expect(made.name).toMatch(/^zoe-friends-[0-9a-f]{6}$/);
  for (const persona of [made.id, made.name]) {
    expect(await getPersona(owner.ctx, { persona })).toEqual(made);
    await expect(getPersona(stranger.ctx, { persona })).rejects.toMatchObject({ code: 'not_found' });
    await expect(updatePersona(stranger.ctx, { persona, displayName: 'X' })).rejects.toMatchObject({
      code: 'not_found',
    });
    await expect(ratePersona(stranger.ctx, { persona, stars: 1 })).rejects.toMatchObject({
      code: 'not_found',
    });
  }
  const listed = async (ctx: typeof owner.ctx) =>
    (await listPersonas(ctx, {})).personas.some(({ id }) => id === made.id);
  expect([await listed(owner.ctx), await listed(stranger.ctx)]).toEqual([true, false]);

  await updatePersona(owner.ctx, { persona: made.id, visibility: 'unlisted' });
  expect(await listed(stranger.ctx)).toBe(false);
  expect(await getPersona(stranger.ctx, { persona: made.name })).toMatchObject({
    canChange: false,
    secret: null,
  });
  await expect(updatePersona(stranger.ctx, { persona: made.id, displayName: 'X' })).rejects.toMatchObject({
    code: 'forbidden',
  });

  await updatePersona(owner.ctx, { persona: made.id, visibility: 'public' });
  expect(await listed(stranger.ctx)).toBe(true);
  await expect(removePersona(stranger.ctx, { persona: made.id })).rejects.toMatchObject({
    code: 'forbidden',
  });
  await removePersona(owner.ctx, { persona: made.id });
  await expect(getPersona(owner.ctx, { persona: made.id })).rejects.toMatchObject({ code: 'not_found' });
  expect(await listed(owner.ctx)).toBe(false);
});

test('what came with the product is an administrator’s to change, and not for a limited key', async () => {
  await using app = await testApplication();
  const admin = await app.newUser({ admin: true });
  const user = await app.newUser();
  const change = { persona: 'assistant', personality: 'Brisk' };
  await expect(updatePersona(user.ctx, change)).rejects.toMatchObject({ code: 'forbidden' });
  const limited = { ...admin.ctx, actor: { ...requireUser(admin.ctx.actor), scopes: ['chat'] } };
  await expect(updatePersona(limited, change)).rejects.toMatchObject({ code: 'forbidden' });
  expect(await updatePersona(admin.ctx, change)).toMatchObject({ personality: 'Brisk', temperature: 0.7 });
});

test('what the model is told has a bound, counted with what stays', async () => {
  await using app = await testApplication();
  const { ctx } = await app.newUser();
  const long = 'x'.repeat(20_000);
  const { id: persona } = await createPersona(ctx, { displayName: 'Long', scenario: long, examples: long });
  await expect(updatePersona(ctx, { persona, reminder: 'One word more' })).rejects.toThrow(
    '40000 characters',
  );
  for (const more of [{ greeting: 'Hello' }, { traits: ['wordy'] }])
    await expect(updatePersona(ctx, { persona, ...more })).rejects.toMatchObject({
      code: 'invalid_input',
      details: { field: 'systemInstructions' },
    });
  expect(await updatePersona(ctx, { persona, scenario: '', reminder: 'Fits' })).toMatchObject({
    id: persona,
  });
  await expect(
    createPersona(ctx, { displayName: 'Long', scenario: long, greeting: long, traits: ['wordy'] }),
  ).rejects.toThrow('40000 characters');
});

test('a persona that was longer before there was a bound is changed, and shortened bit by bit', async () => {
  await using app = await testApplication();
  const { ctx } = await app.newUser();
  const long = 'x'.repeat(20_000);
  const { id: persona } = await createPersona(ctx, { displayName: 'Long', scenario: long, examples: long });
  await ctx.db.prisma.persona.update({ where: { id: persona }, data: { greeting: long } });
  const all = { persona, scenario: long, examples: long, greeting: long };
  expect(await updatePersona(ctx, { ...all, temperature: 1 })).toMatchObject({ temperature: 1 });
  expect(await updatePersona(ctx, { persona, greeting: 'x'.repeat(15_000) })).toMatchObject({ id: persona });
  await expect(updatePersona(ctx, { persona, greeting: 'x'.repeat(15_001) })).rejects.toThrow(
    '40000 characters',
  );
});

test('a user’s last word on a persona counts, once', async () => {
  await using app = await testApplication();
  const [one, other] = [await app.newUser(), await app.newUser()];
  expect(await ratePersona(one.ctx, { persona: 'creative', stars: 1 })).toMatchObject({ averageRating: 1 });
  expect(await ratePersona(one.ctx, { persona: 'creative', stars: 5 })).toMatchObject({ averageRating: 5 });
  expect(await ratePersona(other.ctx, { persona: 'creative', stars: 4 })).toEqual({
    conversations: 0,
    averageRating: 4.5,
    ratings: 2,
  });
});

test('a persona that is sent again under its key is made once, also at once; another user’s key is another', async () => {
  await using app = await testApplication();
  const [{ ctx: one }, { ctx: other }] = [await app.newUser(), await app.newUser()];
  const input = { displayName: 'Once', requestKey: newId() };
  const made = await Promise.all([1, 2, 3, 4].map(() => createPersona(one, input)));
  expect(new Set(made.map(({ id }) => id)).size).toBe(1);
  expect((await createPersona(other, input)).id).not.toBe(made[0]?.id);
});
