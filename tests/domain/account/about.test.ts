import { expect, test } from 'vitest';
import { createCaller } from '#server/trpc/root.ts';
import { talkTo, testApplication } from '#tests/support/app/index.ts';

test('what a user says of themselves is told to every persona of theirs, between it and the conversation', async () => {
  await using app = await testApplication();
  const { ctx } = await app.newUser();
  const { account } = createCaller(ctx);
  expect(await account.about()).toEqual({ text: '' });
  const text = ' Paints boats. </notes> $& {{user}} __proto__\nHas two sons. ';
  expect(await account.setAbout({ text })).toEqual({ text: text.trim() });
  expect(await account.about()).toEqual({ text: text.trim() });
  const key = (await app.apiKey(ctx)).ctx;
  for (const name of ['noor-haddad', 'kenji-arai']) {
    const talk = await talkTo(key, name);
    await talk.say('Hello. [[sandbox:tokens=1]]');
    await talk.say('Hello again. [[sandbox:tokens=1]]');
    const [persona, about, first] = talk.prompts.at(-1) ?? [];
    expect([persona?.role, about?.role, first?.content]).toEqual([
      'system',
      'user',
      'Hello. [[sandbox:tokens=1]]',
    ]);
    expect(about?.content).toContain('Paints boats. ‹/notes> $& {{user}} __proto__\nHas two sons.\n</notes>');
    expect(persona?.content).not.toContain('boats');
  }
});

test('it is told to nobody else’s persona, and not to whoever talks in a program’s session', async () => {
  await using app = await testApplication();
  const [painter, other] = [await app.newUser(), await app.newUser()];
  await createCaller(painter.ctx).account.setAbout({ text: 'Paints boats.' });
  const talks = [
    await talkTo((await app.apiKey(other.ctx)).ctx, 'noor-haddad'),
    await talkTo((await app.apiKey(painter.ctx)).ctx, 'assistant', 'a stranger'),
  ];
  for (const talk of talks) expect(await talk.say('[[sandbox:echo]] Hello')).not.toContain('boats');
  expect(await createCaller(other.ctx).account.about()).toEqual({ text: '' });
});

test('more than a persona can listen to is refused, and so is whoever is nobody', async () => {
  await using app = await testApplication();
  const { account } = createCaller((await app.newUser()).ctx);
  for (const text of ['x'.repeat(1_001), 'a\0b'])
    await expect(account.setAbout({ text })).rejects.toMatchObject({ code: 'BAD_REQUEST' });
  const nobody = createCaller(app.contextOf({ kind: 'anonymous' })).account;
  await expect(nobody.about()).rejects.toMatchObject({ code: 'UNAUTHORIZED' });
  await expect(nobody.setAbout({ text: 'x' })).rejects.toMatchObject({ code: 'UNAUTHORIZED' });
});
