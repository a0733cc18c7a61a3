import { readFileSync } from 'node:fs';
import path from 'node:path';
import { hashFiles } from './hash-files.ts';
import { projectRoot } from './project-root.ts';
import { runNode } from './run-node.ts';
import { stampMatches, writeStamp } from './stamp.ts';

const stamp = path.join(projectRoot, 'prisma/generated/.schema-hash');

/** Whether prisma/generated belongs to the schema and the installed Prisma. */
export function isClientFresh(): boolean {
  return stampMatches(stamp, schemaHash());
}

/** Generates Prisma's client, without the network. Throws StartError. */
export async function generateClient(
  env: Record<string, string | undefined>,
  signal: AbortSignal,
): Promise<void> {
  const hash = schemaHash();
  await runNode({
    task: 'Generating the database client',
    command: ['node_modules/prisma/build/index.js', 'generate'],
    env: {
      ...env,
      // It would download a schema engine that `generate` never runs: any executable will do.
      PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
      CHECKPOINT_DISABLE: '1',
      PRISMA_HIDE_UPDATE_MESSAGE: '1',
    },
    signal,
  });
  writeStamp(stamp, hash);
}

function schemaHash(): string {
  const installed = readFileSync(path.join(projectRoot, 'node_modules/prisma/package.json'), 'utf8');
  const { version }: { version?: unknown } = JSON.parse(installed);
  return `${String(version)} ${hashFiles(projectRoot, ['prisma/schema', 'prisma.config.ts'])}`;
}
