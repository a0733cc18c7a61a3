import { createServer } from 'node:http';
import { rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, test, vi } from 'vitest';
import { memoryDir, testDatabaseUrl } from '#tests/support/database/index.ts';
import { processesWith } from '#tests/support/processes-with.ts';
import { startProcess } from '#tests/support/start-process.ts';

const timeout = 60_000;

function application(env: Record<string, string> = {}, options: string[] = []) {
  const { dir } = memoryDir();
  onTestFinished(async () => {
    for (const pid of processesWith(dir)) process.kill(pid, 'SIGKILL');
    await vi.waitUntil(() => processesWith(dir).length === 0, { timeout: 30_000, interval: 20 });
    rmSync(dir, { recursive: true });
  });
  const settings = {
    PORT: '0',
    HOST: '127.0.0.1',
    DATABASE_URL: '',
    DATA_DIR: dir,
    NODE_ENV: 'production',
    ...env,
  };
  const start = () =>
    startProcess([fileURLToPath(new URL('./stand-in.ts', import.meta.url)), ...options], settings);
  return { dir, start, processes: () => processesWith(dir) };
}

test('the first start says who becomes administrator; SIGTERM leaves nothing running', {
  timeout,
}, async () => {
  const { start, processes } = application();
  const started = start();
  const [, url = ''] = await started.output(
    /Open (\S+): the first account you create is the administrator\./,
  );
  await started.output(/^Creating a database in /m);
  expect(await (await fetch(url)).text()).toBe('here');
  expect(processes().length).toBeGreaterThan(0);
  started.child.kill('SIGTERM');
  expect(await started.ended).toBe(0);
  expect(processes()).toEqual([]);
});

test('beyond this machine, a start without accounts warns that whoever comes first is the administrator', {
  timeout,
}, async () => {
  const { start } = application({ HOST: '0.0.0.0' });
  const started = start();
  await started.output(/^Warning: HOST is 0\.0\.0\.0, .* signs up first becomes the administrator\.$/m);
  started.child.kill('SIGTERM');
  expect(await started.ended).toBe(0);
});

test('Ctrl-C during the first build stops the database too', { timeout }, async () => {
  const { dir, start, processes } = application({}, ['--building']);
  const started = start();
  await vi.waitUntil(() => processesWith(path.join(dir, 'postgres/data')).length > 0, { timeout: 30_000 });
  started.child.kill('SIGINT');
  expect(await started.ended).toBe(0);
  expect(processes()).toEqual([]);
});

test('a SIGTERM that comes the moment it serves is not lost', { timeout }, async () => {
  const { start, processes } = application({}, ['--stop-early']);
  expect(await start().ended).toBe(0);
  expect(processes()).toEqual([]);
});

test('Ctrl-C pressed again and again does not wait for streams, and the watchdog stops the database', {
  timeout,
}, async () => {
  const { start, processes } = application();
  const started = start();
  const [, url = ''] = await started.output(/Open (\S+):/);
  const stream = await fetch(`${url}/stream`);
  started.child.kill('SIGINT');
  await started.output(/Stopping/);
  const insisting = setInterval(() => started.child.kill('SIGINT'), 50);
  onTestFinished(() => clearInterval(insisting));
  expect(await started.ended).toBe(130);
  await expect(stream.text()).rejects.toThrow('terminated');
  await expect.poll(processes, { timeout: 30_000 }).toEqual([]);
});

test('a port in use is said, with the variable to set', { timeout }, async () => {
  const taken = createServer();
  const port = await new Promise<number>((resolve) => {
    taken.listen(0, '127.0.0.1', () => {
      const address = taken.address();
      resolve(typeof address === 'object' && address !== null ? address.port : 0);
    });
  });
  onTestFinished(() => void taken.close());
  const { start, processes } = application({ PORT: String(port) });
  const started = start();
  await started.output(
    new RegExp(`Port ${port} is in use\\. Set PORT to a free one, for example PORT=${port + 1} npm start`),
  );
  expect(await started.ended).toBe(1);
  expect(processes()).toEqual([]);
});

test('a bad setting is said without a stack, and starts nothing', { timeout }, async () => {
  const { start, processes } = application({ PORT: 'many' });
  const started = start();
  const [said] = await started.output(/PORT: expected[^]*/);
  expect(said).not.toContain('    at ');
  expect(await started.ended).toBe(1);
  expect(processes()).toEqual([]);
});

test('DATABASE_URL is used instead of an own server, and says so when it does not answer', {
  timeout,
}, async () => {
  const good = application({ DATABASE_URL: await testDatabaseUrl() });
  const started = good.start();
  await started.output(/Open \S+/);
  expect(processesWith(path.join(good.dir, 'postgres'))).toEqual([]);
  started.child.kill('SIGTERM');
  expect(await started.ended).toBe(0);

  const refused = application({ DATABASE_URL: 'postgresql://nobody@127.0.0.1:9/none' }).start();
  await refused.output(/The database of DATABASE_URL does not let us in: .*ECONNREFUSED/);
  expect(await refused.ended).toBe(1);
});

test('a DATA_DIR that cannot be used is named, without a stack', { timeout }, async () => {
  const { dir, start, processes } = application();
  writeFileSync(path.join(dir, 'postgres'), 'in the way');
  const started = start();
  const [said] = await started.output(/DATA_DIR[^]*/);
  expect(said).toContain(dir);
  expect(said).not.toContain('    at ');
  expect(await started.ended).toBe(1);
  expect(processes()).toEqual([]);
});
