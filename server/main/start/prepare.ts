import path from 'node:path';
import { buildPages, isBuildFresh } from './build-pages.ts';
import { withFileLock } from './file-lock.ts';
import { generateClient, isClientFresh } from './generate-client.ts';
import { projectRoot } from './project-root.ts';

const lockFile = path.join(projectRoot, 'node_modules/.cache/greenroom-prepare.lock');

export interface Preparation {
  /** Whether the pages are built too; in development they are compiled as they are asked for. */
  build: boolean;
  env: Record<string, string | undefined>;
  signal: AbortSignal;
  say: (line: string) => void;
}

/** Brings up to date what is made from the sources; when it is already, this only reads them. Throws StartError. */
export async function prepare({ build, env, signal, say }: Preparation): Promise<void> {
  const isFresh = () => isClientFresh() && (!build || isBuildFresh());
  if (isFresh()) return;
  await withFileLock(lockFile, signal, async () => {
    if (!isClientFresh()) await generateClient(env, signal);
    if (isFresh()) return;
    say('Building the pages: this takes a minute, and only after a change.');
    await buildPages(env, signal);
  });
}
