import { afterAll, expect, test } from 'vitest';
import {
  createPersona,
  getPersona,
  ratePersona,
  viewGallery,
  viewProfile,
} from '#server/domain/persona/index.ts';
import { sayTo } from '#server/domain/talk/index.ts';
import { newId } from '#server/kernel/ids.ts';
import { openApi } from '#tests/support/http/index.ts';

const it = await openApi();
afterAll(() => it[Symbol.asyncDispose]());
const { ctx } = it.user;

test('one’s own come first, the newest before, then public ones, with figures from rows', async () => {
  const older = await createPersona(ctx, { displayName: 'Older', description: 'o'.repeat(900) });
  const newer = await createPersona(ctx, { displayName: 'Newer' });
  const other = (await it.app.newUser()).ctx;
  await createPersona(other, { displayName: 'Private' });
  const open = await createPersona(other, { displayName: 'Open', visibility: 'public' });
  await ratePersona(ctx, { persona: 'mira-vale', stars: 3 });
  await ratePersona(other, { persona: 'mira-vale', stars: 4 });
  await sayTo(ctx, { persona: 'mira-vale', messageId: newId(), content: '[[sandbox:tokens=1]]' });
  const entries = await viewGallery(ctx);
  const names = entries.map(({ displayName }) => displayName);
  expect(names.slice(0, 3)).toEqual(['Newer', 'Older', 'Assistant']);
  expect(names).toHaveLength(13);
  expect(entries[1]?.description).toBe('o'.repeat(300));
  expect(names).not.toContain('Private');
  expect(entries.find(({ id }) => id === open.id)).toMatchObject({ description: '', canChange: false });
  expect(entries.find(({ name }) => name === 'mira-vale')?.figures).toEqual({
    conversations: 1,
    averageRating: 3.5,
    ratings: 2,
  });
  expect([newer.id, older.id]).toEqual(entries.slice(0, 2).map(({ id }) => id));
});

test('places for names are filled where a persona is shown, and stay where it is changed', async () => {
  const texts = { description: '{{char}} plays for {{user}}.', greeting: 'Hello, <USER>!' };
  const { id } = await createPersona(ctx, { displayName: 'Lise', ...texts });
  const shown = { description: 'Lise plays for you.', greeting: 'Hello, you!' };
  expect((await viewProfile(ctx, { persona: id })).persona).toMatchObject(shown);
  expect((await viewGallery(ctx)).find((one) => one.id === id)).toMatchObject({
    description: shown.description,
  });
  expect(await getPersona(ctx, { persona: id })).toMatchObject(texts);
});

test('a profile has the asking user’s own stars', async () => {
  expect(await viewProfile(ctx, { persona: 'mira-vale' })).toMatchObject({
    persona: { name: 'mira-vale', secret: null },
    figures: { averageRating: 3.5, ratings: 2 },
    stars: 3,
  });
  const { stars } = await viewProfile((await it.app.newUser()).ctx, { persona: 'mira-vale' });
  expect(stars).toBeNull();
  await expect(viewProfile(ctx, { persona: 'nobody' })).rejects.toMatchObject({ code: 'not_found' });
});
