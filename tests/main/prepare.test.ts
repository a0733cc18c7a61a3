import { mkdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { withFileLock } from '#server/main/start/file-lock.ts';
import { hashFiles } from '#server/main/start/hash-files.ts';
import { runNode } from '#server/main/start/run-node.ts';
import { memoryDir } from '#tests/support/database/index.ts';
import { processesWith } from '#tests/support/processes-with.ts';

const { signal } = new AbortController();

function temporaryDir(): string {
  const { dir } = memoryDir();
  onTestFinished(() => rmSync(dir, { recursive: true }));
  return dir;
}

test('the hash changes with the content, the name and the number of files, and with nothing else', () => {
  const root = temporaryDir();
  mkdirSync(path.join(root, 'app/deep'), { recursive: true });
  const file = path.join(root, 'app/deep/page.tsx');
  writeFileSync(file, 'one');
  const hash = () => hashFiles(root, ['app', 'missing.json', 'next.config.ts']);
  const first = hash();
  utimesSync(file, new Date(0), new Date(0));
  expect(hash()).toBe(first);
  writeFileSync(file, 'two');
  const second = hash();
  writeFileSync(path.join(root, 'next.config.ts'), '');
  expect(new Set([first, second, hash()]).size).toBe(3);
});

test('of two that want the lock the second works when the first has finished', async () => {
  const file = path.join(temporaryDir(), 'lock');
  const order: string[] = [];
  const gate = Promise.withResolvers<undefined>();
  const first = withFileLock(file, signal, async () => {
    order.push('first begins');
    await gate.promise;
    order.push('first ends');
  });
  writeFileSync(file, '1');
  const second = withFileLock(file, signal, async () => void order.push('second'));
  gate.resolve(undefined);
  await Promise.all([first, second]);
  expect(order).toEqual(['first begins', 'first ends', 'second']);
});

test('the lock of a process that was killed, or gives no sign of life, is taken over', async () => {
  const file = path.join(temporaryDir(), 'lock');
  writeFileSync(file, '2147483646');
  expect(await withFileLock(file, signal, async () => 'done')).toBe('done');
  writeFileSync(file, '1');
  utimesSync(file, new Date(0), new Date(0));
  expect(await withFileLock(file, signal, async () => 'done')).toBe('done');
});

test('a tool that fails is quoted; one that is told to stop takes its children along', async () => {
  const dir = temporaryDir();
  const script = path.join(dir, 'tool.mjs');
  writeFileSync(script, `console.error('line 3: no'); process.exit(2)`);
  const options = { task: 'Making', command: [script], env: process.env, signal };
  await expect(runNode(options)).rejects.toThrow('Making failed:\n\nline 3: no');

  const child = path.join(dir, 'child.mjs');
  writeFileSync(child, `setInterval(() => undefined, 1000)`);
  writeFileSync(
    script,
    `import { spawn } from 'node:child_process';
     spawn(process.execPath, [${JSON.stringify(child)}], { stdio: 'ignore' });
     setInterval(() => undefined, 1000);`,
  );
  const stop = new AbortController();
  const running = runNode({ ...options, signal: stop.signal });
  await expect.poll(() => processesWith(child).length, { timeout: 10_000 }).toBe(1);
  stop.abort();
  await expect(running).rejects.toThrow('aborted');
  await expect.poll(() => processesWith(dir), { timeout: 10_000 }).toEqual([]);
});
