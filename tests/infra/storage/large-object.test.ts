import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, onTestFinished, test } from 'vitest';
import { projectRoot } from '#server/main/start/project-root.ts';
import { memoryDir } from '#tests/support/database/index.ts';
import { startS3Simulator } from '#tests/simulators/s3/index.ts';

const MOST_MB = 50;

async function stream(env: Record<string, string>): Promise<unknown> {
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [fileURLToPath(new URL('./large-object.ts', import.meta.url)), '200'],
    { cwd: projectRoot, env: { NODE_ENV: 'test', ...env } },
  );
  return JSON.parse(stdout);
}

const RIGHT = { bytes: 200 * 2 ** 20, same: true };

test('200 MB pass through files within 50 MB of memory', { timeout: 60_000 }, async () => {
  const { dir, remove } = memoryDir();
  onTestFinished(remove);
  const streamed = await stream({ DATA_DIR: dir });
  expect(streamed).toMatchObject(RIGHT);
  expect(streamed).toHaveProperty(
    'grownMb',
    expect.toSatisfy((mb: number) => mb < MOST_MB),
  );
});

test('200 MB pass through a bucket within 50 MB of memory', { timeout: 60_000 }, async () => {
  await using s3 = await startS3Simulator();
  const streamed = await stream(s3.environment);
  expect(streamed).toMatchObject(RIGHT);
  expect(streamed).toHaveProperty(
    'grownMb',
    expect.toSatisfy((mb: number) => mb < MOST_MB),
  );
});
