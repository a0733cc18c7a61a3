import { expect, test } from 'vitest';
import { z } from 'zod';
import { DomainError, isDomainError } from '#server/kernel/errors.ts';
import { toDomainError } from '#server/kernel/to-domain-error.ts';
import { testApplication } from '#tests/support/app/index.ts';

const INTERNAL = { code: 'internal', message: 'Something went wrong on our side.' };

test.each([
  ['an Error', new Error('SELECT secret FROM users')],
  ['an Error with a code', Object.assign(new Error('x'), { code: 'ECONNREFUSED' })],
  ['an Error whose code is a number', Object.assign(new Error('x'), { code: 23_505 })],
  ['text', 'oops'],
  ['nothing', undefined],
  ['null', null],
])('%s tells nobody anything', (_, thrown) => {
  const error = toDomainError(thrown);
  expect(error).toMatchObject({ ...INTERNAL, details: {} });
  expect(error.cause).toBe(thrown);
});

test('our own refusals pass unchanged, also those of another bundle', () => {
  const own = new DomainError('conflict', 'Twice.', { retryAfterSeconds: 1 });
  expect(toDomainError(own)).toBe(own);
  const foreign = Object.assign(new Error('Twice.'), { name: 'DomainError', code: 'conflict', details: {} });
  expect(isDomainError(foreign)).toBe(true);
  expect(toDomainError(foreign)).toBe(foreign);
});

test('a schema’s complaint names the field', () => {
  const schema = z.object({ list: z.array(z.object({ name: z.string() })) });
  const { error } = schema.safeParse({ list: [{ name: 'x' }, { name: 7 }] });
  expect(toDomainError(error)).toMatchObject({
    code: 'invalid_input',
    message: expect.stringMatching(/^list\.1\.name: /),
    details: { field: 'list.1.name' },
  });
  expect(toDomainError(schema.safeParse(7).error).message).toMatch(/^body: /);
});

test.each([
  [z.array(z.string()), undefined, 'is required'],
  [z.enum(['a', 'b']), undefined, 'is required'],
  [z.array(z.string()), 'x', 'must be a list'],
  [z.string(), 7, 'must be text'],
  [z.number().max(2), 'x', 'must be a number'],
  [z.number().max(2), 3, 'must be at most 2'],
  [z.number().positive(), 0, 'must be more than 0'],
  [z.int(), 1.5, 'must be a whole number'],
  [z.boolean(), 'yes', 'must be true or false'],
  [z.string().max(3), 'long', 'must have at most 3 characters'],
  [z.array(z.int()).min(1), [], 'must not be empty'],
  [z.array(z.int()).max(1), [1, 2], 'must have at most 1 entry'],
  [z.enum(['a', 'b']), 'c', 'must be one of a, b'],
  [z.uuid(), 'x', 'must be a UUID'],
  [z.iso.datetime(), 'tomorrow', 'must be a date and time such as 2026-12-01T12:00:00Z'],
  [z.strictObject({}), { b: 1 }, 'must not have b'],
  [z.string({ error: 'our own words' }), undefined, 'our own words'],
])('complains plainly: %#', (schema, value, words) => {
  const { error } = z.object({ field: schema }).safeParse({ field: value });
  expect(toDomainError(error).message).toBe(`field: ${words}`);
});

test('an abort is a cancellation', () => {
  const controller = new AbortController();
  controller.abort();
  expect(toDomainError(controller.signal.reason)).toMatchObject({ code: 'cancelled' });
});

test('what the database refuses is told as what it means, by Prisma and by SQL alike', async () => {
  await using app = await testApplication();
  const { prisma, query } = app.ports.db;
  const codeOf = (work: Promise<unknown>) =>
    work.then(
      () => 'done',
      (error: unknown) => toDomainError(error).code,
    );
  await prisma.user.create({ data: { uuid: 'once' } });
  const insert = { name: 'insert-user', text: 'INSERT INTO users (uuid) VALUES ($1)' };
  expect(await codeOf(prisma.user.create({ data: { uuid: 'once' } }))).toBe('conflict');
  expect(await codeOf(query(insert, ['once']))).toBe('conflict');
  expect(await codeOf(prisma.user.update({ where: { uuid: 'never' }, data: { name: 'x' } }))).toBe(
    'not_found',
  );
  const orphan = {
    name: 'insert-application',
    text: 'INSERT INTO applications (name, user_id) VALUES ($1, $2)',
  };
  expect(await codeOf(prisma.application.create({ data: { name: 'x', userId: 1_000_000 } }))).toBe(
    'not_found',
  );
  expect(await codeOf(query(orphan, ['x', 1_000_000]))).toBe('not_found');
  expect(await codeOf(prisma.user.create({ data: { uuid: 'a\0b' } }))).toBe('invalid_input');
  expect(await codeOf(query(insert, ['a\0b']))).toBe('invalid_input');
  expect(await codeOf(query({ name: 'wrong', text: 'SELECT nonsense' }, []))).toBe('internal');
});
