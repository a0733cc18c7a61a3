import type { TestProject } from 'vitest/node';
import { prepare } from '#server/main/start/prepare.ts';
import { startTestServer } from '#tests/support/database/start-test-server.ts';

/** Before all test files: the generated client, and a PostgreSQL with a migrated template to clone databases from. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  await prepare({ build: false, env: process.env, signal: new AbortController().signal, say: console.log });
  const { serverUrl, stop } = await startTestServer();
  project.provide('databaseServerUrl', serverUrl);
  return stop;
}
