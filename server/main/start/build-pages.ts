import { existsSync } from 'node:fs';
import path from 'node:path';
import { hashFiles } from './hash-files.ts';
import { projectRoot } from './project-root.ts';
import { runNode } from './run-node.ts';
import { stampMatches, writeStamp } from './stamp.ts';

const buildId = path.join(projectRoot, '.next/BUILD_ID');
const stamp = path.join(projectRoot, '.next/source-hash');

const folders = ['app', 'components', 'server', 'public', 'prisma/schema'];
const files = ['package.json', 'package-lock.json', 'next.config.ts', 'postcss.config.mjs', 'tsconfig.json'];
const sources = [...folders, ...files];

/** Whether .next was built from the sources as they are. */
export function isBuildFresh(): boolean {
  return existsSync(buildId) && stampMatches(stamp, hashFiles(projectRoot, sources));
}

/** Builds the pages for production. Throws StartError with what the build said. */
export async function buildPages(
  env: Record<string, string | undefined>,
  signal: AbortSignal,
): Promise<void> {
  const hash = hashFiles(projectRoot, sources);
  await runNode({
    task: 'Building the pages',
    command: ['node_modules/next/dist/bin/next', 'build'],
    env: { ...env, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' },
    signal,
  });
  writeStamp(stamp, hash);
}
