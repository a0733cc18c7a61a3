import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import { z } from 'zod';
import { memoryDir } from '#tests/support/database/index.ts';
import { killHard, startProcess } from '#tests/support/start-process.ts';

const program = fileURLToPath(new URL('./logging-process.ts', import.meta.url));
const Line = z.object({
  level: z.literal('info'),
  time: z.iso.datetime(),
  role: z.literal('web'),
  pid: z.number(),
  line: z.number(),
  event: z.literal('test.line'),
});

function newDir() {
  const { dir, remove } = memoryDir();
  onTestFinished(remove);
  return { dir, logs: path.join(dir, 'logs') };
}

const start = (dir: string, count: number, end: string, env: Record<string, string> = {}) =>
  startProcess([program, String(count), end], { DATA_DIR: dir, LOG_LEVEL: 'info', ...env });

function linesIn(file: string): number[] {
  const text = readFileSync(file, 'utf8');
  expect(text.endsWith('\n')).toBe(true);
  return text
    .trimEnd()
    .split('\n')
    .map((line) => Line.parse(JSON.parse(line)).line);
}

test.each([
  ['closes', 'close', 0],
  ['exits at once', 'exit', 3],
  ['throws', 'throw', 1],
])('a process that %s has every line out, on its output and in the file', async (_, end, code) => {
  const { dir, logs } = newDir();
  const it = start(dir, 15, end);
  expect(await it.ended).toBe(code);
  await it.output(/"line":15,/);
  expect(linesIn(path.join(logs, 'web.log'))).toEqual(
    Array.from({ length: 15 }, (_each, index) => index + 1),
  );
  expect(readdirSync(logs)).toEqual(['web.log']);
});

test('a file that has grown turns over, and the oldest goes', async () => {
  const { dir, logs } = newDir();
  for (const _ of [1, 2, 3, 4, 5, 6]) expect(await start(dir, 20, 'close').ended).toBe(0);
  expect(readdirSync(logs).toSorted()).toEqual(['web.1.log', 'web.2.log', 'web.log']);
  for (const name of readdirSync(logs)) {
    expect(statSync(path.join(logs, name)).size).toBeLessThanOrEqual(4000);
    linesIn(path.join(logs, name));
  }
});

test('of two processes each has its own file, and what a killed one had is free again', async () => {
  const { dir, logs } = newDir();
  const [one, two] = [start(dir, 1, 'stay'), start(dir, 1, 'stay')];
  await Promise.all([one.output(/"line":1,/), two.output(/"line":1,/)]);
  await expect.poll(() => existsSync(path.join(logs, 'web-2.log'))).toBe(true);
  expect(readdirSync(logs).toSorted()).toEqual(['web-2.log', 'web-2.pid', 'web.log', 'web.pid']);
  killHard(one.pid, two.pid);
  await Promise.all([one.ended, two.ended]);
  expect(await start(dir, 1, 'close').ended).toBe(0);
  expect(linesIn(path.join(logs, 'web.log'))).toEqual([1, 1]);
});

test('silence makes no file', async () => {
  const { dir, logs } = newDir();
  expect(await start(dir, 5, 'close', { LOG_LEVEL: 'silent' }).ended).toBe(0);
  expect(existsSync(logs)).toBe(false);
});

test('where no file can be written, the output says so once, and goes on', async () => {
  const { dir, logs } = newDir();
  writeFileSync(logs, 'in the way');
  const it = start(dir, 40, 'close');
  expect(await it.ended).toBe(0);
  const [said] = await it.output(/[^]*"line":40,[^]*/);
  expect(said.match(/"event":"log\.file-trouble"/g)).toHaveLength(1);
  expect(said).toMatch(/"code":"E\w+"/);
});

test('only their owner reads the files', async () => {
  const { dir, logs } = newDir();
  mkdirSync(logs);
  chmodSync(logs, 0o755);
  expect(await start(dir, 1, 'close').ended).toBe(0);
  expect(statSync(path.join(logs, 'web.log')).mode & 0o077).toBe(0);
});
