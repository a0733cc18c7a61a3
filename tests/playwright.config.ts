import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { defineConfig } from '@playwright/test';
import { freePort } from '#server/infra/database/embedded/spawn-server.ts';
import { projectRoot } from '#server/main/start/project-root.ts';
import { findBrowser } from './support/browser.ts';

const { executablePath, args, env } = await findBrowser();

/** Workers read this file again and inherit what the first reading chose. */
const port = (process.env['GREENROOM_TEST_PORT'] ??= String(await freePort()));
const dataDir = (process.env['GREENROOM_TEST_DATA_DIR'] ??= temporaryDir());

export default defineConfig({
  testDir: 'e2e',
  outputDir: '../test-results/browser',
  workers: 1,
  timeout: 30_000,
  forbidOnly: process.env['CI'] !== undefined,
  reporter: 'list',
  use: {
    baseURL: `http://127.0.0.1:${port}`,
    launchOptions: { executablePath, args, env },
    // A trace of each test is a sixth of the work: ask for it with `--trace retain-on-failure`.
    trace: 'off',
  },
  webServer: {
    command: `exec "${process.execPath}" server/main/start.ts`,
    cwd: projectRoot,
    port: Number(port),
    timeout: 300_000,
    reuseExistingServer: false,
    env: { PORT: port, HOST: '127.0.0.1', DATA_DIR: dataDir, CORS_ORIGINS: `http://localhost:${port}` },
    gracefulShutdown: { signal: 'SIGTERM', timeout: 20_000 },
  },
});

function temporaryDir(): string {
  const dir = mkdtempSync(path.join(tmpdir(), 'greenroom-browser-tests-'));
  process.on('exit', () => rmSync(dir, { recursive: true, force: true }));
  return dir;
}
