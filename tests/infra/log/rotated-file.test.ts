import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { rotatedFile } from '#server/infra/log/rotated-file.ts';
import { memoryDir } from '#tests/support/database/index.ts';

test('what is just being written when the process ends is there once, before what waited', async () => {
  const { dir, remove } = memoryDir();
  onTestFinished(remove);
  const file = rotatedFile(dir, 'web', { bytes: 1_000, files: 2 });
  await file.append('one\n');
  // The process would end before this has been written.
  const underway = file.append('two\n');
  file.appendSync('three\n');
  await underway;
  expect(readFileSync(path.join(dir, 'web.log'), 'utf8')).toBe('one\ntwo\nthree\n');
  file.close();
});
