import { readdirSync, utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { claimName } from '#server/infra/log/claim-name.ts';
import { memoryDir } from '#tests/support/database/index.ts';

/** No process has so large an id. */
const DEAD = '4194304';

function newDir(): string {
  const { dir, remove } = memoryDir();
  onTestFinished(remove);
  return dir;
}

test('a dead process’s name is taken, and given back', () => {
  const dir = newDir();
  writeFileSync(path.join(dir, 'web.pid'), DEAD);
  const { name, release } = claimName(dir, 'web');
  expect([name, readdirSync(dir)]).toEqual(['web', ['web.pid']]);
  release();
  expect(readdirSync(dir)).toEqual([]);
});

test('while another process is about to take a dead one’s name, the next one is taken', () => {
  const dir = newDir();
  writeFileSync(path.join(dir, 'web.pid'), DEAD);
  writeFileSync(path.join(dir, 'web.pid.turn'), '');
  expect(claimName(dir, 'web').name).toBe('web-2');
});

test('a name that is just being written, too', () => {
  const dir = newDir();
  writeFileSync(path.join(dir, 'web.pid'), '');
  writeFileSync(path.join(dir, 'web.pid.turn'), '');
  expect(claimName(dir, 'web').name).toBe('web-2');
});

test('whoever died while taking a name keeps it from nobody for long', () => {
  const dir = newDir();
  const turn = path.join(dir, 'web.pid.turn');
  writeFileSync(turn, '');
  utimesSync(turn, 0, 0);
  expect([claimName(dir, 'web').name, claimName(dir, 'web').name]).toEqual(['web-2', 'web']);
});
