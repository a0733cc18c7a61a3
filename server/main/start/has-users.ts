import { withClient } from '#server/infra/database/migrate/index.ts';

/** Whether anybody has signed up yet. */
export async function hasUsers(databaseUrl: string): Promise<boolean> {
  return withClient(databaseUrl, async (client) => {
    const { rowCount } = await client.query('select from users limit 1');
    return rowCount !== 0;
  });
}
