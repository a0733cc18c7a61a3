import { Client } from 'pg';

/** Lends one connection for the length of `work`. */
export async function withClient<Result>(
  url: string,
  work: (client: Client) => Promise<Result>,
): Promise<Result> {
  const client = new Client({ connectionString: url });
  client.on('error', () => {
    // Losing an idle connection fails the next query; without a listener it would end the process.
  });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
