import { expect, test } from 'vitest';
import { withClient } from '#server/infra/database/migrate/index.ts';
import { anotherTestDatabaseUrl, testDatabaseUrl } from './index.ts';

test('a file has one database, with all tables, and others have others', async () => {
  const url = await testDatabaseUrl();
  expect(await testDatabaseUrl()).toBe(url);
  expect(await anotherTestDatabaseUrl()).not.toBe(url);
  const { rowCount } = await withClient(url, (client) => client.query('select from users'));
  expect(rowCount).toBe(0);
});
