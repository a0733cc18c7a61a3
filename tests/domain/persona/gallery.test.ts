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

test('of more personas than the gallery shows it shows the newest', async () => {
  const { ctx: other, userId: ownerId } = await it.app.newUser();
  const many = Array.from({ length: 203 }, (_, index) => ({
    id: newId(),
    ownerId,
    name: `many-${ownerId}-${index}`,
    displayName: `${index}`,
    createdAt: new Date(1_700_000_000_000 + index),
  }));
  await ctx.db.prisma.persona.createMany({ data: many });
  const names = (await viewGallery(other)).map(({ displayName }) => displayName);
  expect(names.slice(0, 201)).toEqual([
    ...Array.from({ length: 200 }, (_, index) => `${202 - index}`),
    'Assistant',
  ]);
});

test('what is shown of many personas is read in three statements, with little of each', async () => {
  await createPersona(ctx, { displayName: 'Wordy', description: 'w'.repeat(20_000) });
  let [statements, largest] = [0, 0];
  const db: typeof ctx.db = {
    ...ctx.db,
    async query<Row>(...asked: Parameters<typeof ctx.db.query>) {
      const rows = await ctx.db.query<Row>(...asked);
      statements++;
      largest = Math.max(largest, ...rows.map((row) => JSON.stringify(row).length));
      return rows;
    },
  };
  await viewGallery({ ...ctx, db });
  expect(statements).toBe(3);
  expect(largest).toBeLessThan(2_500);
});

test('many conversations are counted once for all who ask, and anew after half a minute', async () => {
  const { id: persona, name } = await createPersona(ctx, { displayName: 'Popular' });
  const begin = (how: number) =>
    ctx.db.query(
      {
        name: '',
        text: `INSERT INTO conversations (uuid, user_id, application_id, kind, persona_id, model, title, active_leaf_id)
          SELECT gen_random_uuid(), $1::int, 1, 'influencer', $2::uuid, 'sandbox', 'Popular', gen_random_uuid()
          FROM generate_series(1, $3::int)`,
      },
      [it.user.userId, persona, how],
    );
  let [now, counted] = [Date.now(), 0];
  const db: typeof ctx.db = {
    ...ctx.db,
    query(statement, values) {
      if (statement.name.startsWith('count-conversations')) counted++;
      return ctx.db.query(statement, values);
    },
  };
  const at = { ...ctx, db, clock: { now: () => new Date(now) } };
  const told = async () => (await viewProfile(at, { persona: name })).figures.conversations;
  await begin(99);
  expect(await told()).toBe(99);
  await begin(2);
  expect(await Promise.all([told(), told(), told()])).toEqual([101, 101, 101]);
  await begin(1);
  expect([await told(), counted]).toEqual([101, 2]);
  now += 30_001;
  expect([await told(), counted]).toEqual([102, 3]);
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
