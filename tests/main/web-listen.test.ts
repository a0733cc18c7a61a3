import { createServer } from 'node:http';
import { expect, onTestFinished, test } from 'vitest';
import { loadConfig } from '#server/kernel/config.ts';
import { listen } from '#server/main/listen.ts';

function newServer() {
  const server = createServer();
  onTestFinished(() => void server.close());
  return server;
}

const portOf = (url: string) => new URL(url).port;

test.each([
  [{}, /^http:\/\/127\.0\.0\.1:\d+$/],
  [{ HOST: '0.0.0.0' }, /^http:\/\/localhost:\d+$/],
  [{ HOST: 'localhost' }, /^http:\/\/localhost:\d+$/],
  [{ PUBLIC_URL: 'https://greenroom.example/' }, /^https:\/\/greenroom\.example$/],
])('with %j the address to print is one that works', async (env, address) => {
  expect(await listen(newServer(), loadConfig({ PORT: '0', ...env }))).toMatch(address);
});

test('a port that is taken is an error', async () => {
  const url = await listen(newServer(), loadConfig({ PORT: '0' }));
  await expect(listen(newServer(), loadConfig({ PORT: portOf(url) }))).rejects.toMatchObject({
    code: 'EADDRINUSE',
  });
});
