import { existsSync, mkdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { clusterAt } from '#server/infra/database/embedded/cluster.ts';
import { findPostmaster } from '#server/infra/database/embedded/postmaster-file.ts';
import { memoryDir } from '#tests/support/database/index.ts';

function leftover(content: string): { find: () => unknown; exists: () => boolean; file: string } {
  const { dir } = memoryDir();
  onTestFinished(() => rmSync(dir, { recursive: true }));
  const cluster = clusterAt(dir);
  mkdirSync(cluster.dataDir);
  const file = path.join(cluster.dataDir, 'postmaster.pid');
  writeFileSync(file, content);
  return { find: () => findPostmaster(cluster), exists: () => existsSync(file), file };
}

test('a file whose process is gone is removed', () => {
  const { find, exists } = leftover('2147483646\n/data\n1760000000\n5432\n');
  expect(find()).toBeUndefined();
  expect(exists()).toBe(false);
});

test('a file whose process id now belongs to another program is removed', () => {
  const { find, exists } = leftover(`${process.pid}\n/data\n1760000000\n5432\n`);
  expect(find()).toBeUndefined();
  expect(exists()).toBe(false);
});

test('an empty file is left to the server that is writing it, and removed when nobody does', () => {
  const { find, exists, file } = leftover('');
  expect(find()).toBeUndefined();
  expect(exists()).toBe(true);
  utimesSync(file, new Date(0), new Date(0));
  expect(find()).toBeUndefined();
  expect(exists()).toBe(false);
});
