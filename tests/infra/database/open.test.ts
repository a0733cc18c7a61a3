import { describe, expect, test } from 'vitest';
import { openDatabase } from '#server/infra/database/open.ts';
import { createLogger } from '#server/infra/log/create-logger.ts';
import { cutConnections } from '#tests/support/app/index.ts';
import { testDatabaseUrl } from '#tests/support/database/index.ts';

const ONE = { name: 'one', text: 'select 1 as one' };
const WAITS = {
  name: 'waits',
  text: `select setting, source from pg_settings where name = 'synchronous_commit'`,
};
const INSERT = { name: 'insert', text: `insert into applications (name) values ('test')` };

async function open() {
  const db = openDatabase(await testDatabaseUrl(), createLogger('silent'));
  const count = () => db.prisma.application.count({ where: { name: 'test' } });
  return { ...db, count, [Symbol.asyncDispose]: () => db.close() };
}

describe('an open database', () => {
  test('waits for the disk as the server says, except where it is told not to', async () => {
    await using db = await open();
    // How long the server itself waits is not ours to say; that of the tests never does.
    expect(await db.query(WAITS, [])).toEqual([expect.not.objectContaining({ source: 'client' })]);
    expect(await db.relaxed.query(WAITS, [])).toEqual([{ setting: 'off', source: 'client' }]);
  });

  test('does all of a transaction or nothing', async () => {
    await using db = await open();
    const failing = db.transaction(async (sql) => {
      await sql.query(INSERT, []);
      throw new Error('on purpose');
    });
    await expect(failing).rejects.toThrow('on purpose');
    expect(await db.count()).toBe(0);
    await db.transaction((sql) => sql.query(INSERT, []));
    expect(await db.count()).toBe(1);
  });

  test('survives the loss of every connection, idle, in a query or in a transaction', async () => {
    await using db = await open();
    await Promise.all([db.query(ONE, []), db.relaxed.query(ONE, []), db.prisma.user.count()]);
    const before = await db.count();
    const held = Promise.withResolvers<void>();
    const inside = Promise.withResolvers<void>();
    const transaction = db.transaction(async (sql) => {
      await sql.query(INSERT, []);
      inside.resolve();
      await held.promise;
      await sql.query(INSERT, []);
    });
    const ends = Promise.allSettled([
      transaction,
      db.query({ name: 'sleep', text: 'select pg_sleep(60)' }, []),
    ]);
    await inside.promise;
    expect(await cutConnections()).toBeGreaterThan(2);
    held.resolve();
    expect((await ends).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    expect(await db.count()).toBe(before);
    expect(await db.query(ONE, [])).toEqual([{ one: 1 }]);
    expect(await db.relaxed.query(ONE, [])).toEqual([{ one: 1 }]);
  });
});
