import { execFile, execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { expect, onTestFinished, test } from 'vitest';
import { loadSecrets } from '#server/infra/secrets/load-secrets.ts';
import { loadConfig } from '#server/kernel/config.ts';
import { projectRoot } from '#server/main/start/project-root.ts';
import { memoryDir } from '#tests/support/database/index.ts';

const run = promisify(execFile);

function dataDir(): string {
  const { dir, remove } = memoryDir();
  onTestFinished(remove);
  return path.join(dir, 'data');
}

const load = (DATA_DIR: string, env: Record<string, string> = {}) => {
  const { jwt, sessionSecret } = loadSecrets(loadConfig({ DATA_DIR, ...env }));
  return { jwt: jwt.secret, session: sessionSecret };
};
const mode = (file: string) => (statSync(file).mode & 0o777).toString(8);

test('secrets that nobody gave are made once, for the owner’s eyes only', () => {
  const dir = dataDir();
  const first = load(dir);
  expect(first.jwt).toMatch(/^[\w-]{64}$/);
  expect(first.session).toMatch(/^[\w-]{64}$/);
  expect(first.jwt).not.toBe(first.session);
  expect([mode(dir), mode(path.join(dir, 'secrets.json'))]).toEqual(['700', '600']);
  expect(load(dir)).toEqual(first);
  expect(load(dataDir()).jwt).not.toBe(first.jwt);
});

test('a lax umask makes the file no laxer', () => {
  const dir = dataDir();
  const script = `process.umask(0);
    const { loadSecrets } = await import('./server/infra/secrets/load-secrets.ts');
    const { loadConfig } = await import('./server/kernel/config.ts');
    loadSecrets(loadConfig({ DATA_DIR: ${JSON.stringify(dir)} }));`;
  execFileSync(process.execPath, ['--input-type=module', '-e', script], { cwd: projectRoot });
  expect(mode(path.join(dir, 'secrets.json'))).toBe('600');
});

test('of two that are given nothing is written, of one the other is made', () => {
  const dir = dataDir();
  expect(load(dir, { JWT_SECRET_KEY: 'one', NEXTAUTH_SECRET: 'two' })).toEqual({
    jwt: 'one',
    session: 'two',
  });
  expect(() => statSync(dir)).toThrow('ENOENT');
  const { jwt, session } = load(dir, { JWT_SECRET_KEY: 'one' });
  expect(jwt).toBe('one');
  expect(load(dir).session).toBe(session);
});

test('a file that somebody has damaged stops the start and is left as it is', () => {
  const dir = dataDir();
  load(dir);
  const file = path.join(dir, 'secrets.json');
  for (const damaged of ['', '{', '{"jwt":"short","session":"short"}']) {
    writeFileSync(file, damaged);
    expect(() => load(dir)).toThrow(/secrets\.json: expected/);
    expect(readFileSync(file, 'utf8')).toBe(damaged);
  }
  expect(readdirSync(dir)).toEqual(['secrets.json']);
  rmSync(file);
  expect(load(dir).jwt).toHaveLength(64);
});

test('of many first starts at once all have the same secrets', async () => {
  const dir = dataDir();
  const script = `const { loadSecrets } = await import('./server/infra/secrets/load-secrets.ts');
    const { loadConfig } = await import('./server/kernel/config.ts');
    process.stdout.write(loadSecrets(loadConfig({ DATA_DIR: ${JSON.stringify(dir)} })).jwt.secret);`;
  const start = () => run(process.execPath, ['--input-type=module', '-e', script], { cwd: projectRoot });
  const secrets = (await Promise.all([start(), start(), start(), start()])).map(({ stdout }) => stdout);
  expect(new Set(secrets)).toEqual(new Set([load(dir).jwt]));
});
