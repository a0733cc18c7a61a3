import { expect, test, vi } from 'vitest';
import { testApplication } from '#tests/support/app/index.ts';
import { retryVictims } from '#server/infra/database/retry-victims.ts';

const failure = (code: string) => Object.assign(new Error(`failed with ${code}`), { code });

/** Fails with each of these codes in turn, then succeeds. */
function failing(...codes: string[]) {
  return vi.fn<() => Promise<string>>(() => {
    const code = codes.shift();
    return code === undefined ? Promise.resolve('done') : Promise.reject(failure(code));
  });
}

test('a victim of a deadlock or of a serialization failure runs again until it succeeds', async () => {
  const attempt = failing('40P01', '40001', '40P01', '40P01');
  expect(await retryVictims(attempt)).toBe('done');
  expect(attempt).toHaveBeenCalledTimes(5);
});

test('after eight times in vain the failure is told', async () => {
  const attempt = failing(...Array.from({ length: 8 }, () => '40P01'));
  await expect(retryVictims(attempt)).rejects.toMatchObject({ code: '40P01' });
  expect(attempt).toHaveBeenCalledTimes(8);
});

test.each(['23505', '57P01', 'ECONNRESET'])('%s is told at once', async (code) => {
  const attempt = failing(code);
  await expect(retryVictims(attempt)).rejects.toMatchObject({ code });
  expect(attempt).toHaveBeenCalledTimes(1);
});

test('a single statement that PostgreSQL undid is run again too', async () => {
  await using app = await testApplication();
  const { db } = app.ports;
  const raise = {
    name: 'fail-once',
    text: `SELECT CASE WHEN nextval('fails_once') = 1 THEN deadlock() ELSE 'done' END AS word`,
  };
  await db.prisma.$executeRaw`CREATE SEQUENCE fails_once`;
  await db.prisma.$executeRaw`
    CREATE FUNCTION deadlock() RETURNS text LANGUAGE plpgsql AS
    $$ BEGIN RAISE EXCEPTION 'a victim' USING ERRCODE = '40P01'; END $$`;
  expect(await db.query(raise, [])).toEqual([{ word: 'done' }]);
});
