import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';
import { projectRoot } from '#server/main/start/project-root.ts';

// Dozens of tests start processes that load everything: most of that is compiling the same files again.
process.env['NODE_COMPILE_CACHE'] ??= `${projectRoot}node_modules/.cache/greenroom/compiled`;

/** Files that need a thread to themselves: they put something else in the place of a module, or count its timers. */
const apart = [
  'tests/dialects/characters/{bad-input,media}.test.ts',
  'tests/dialects/generations/{generate,bad-input,document}.test.ts',
  'tests/dialects/sessions/settle-turn.test.ts',
  'tests/http/web.test.ts',
  'tests/infra/media-models/faults.test.ts',
  'tests/infra/models/watch.test.ts',
  'tests/main/web-background.test.ts',
];
const include = ['tests/**/*.test.{ts,tsx}'];

export default defineConfig({
  root: projectRoot,
  // Vite writes here when it optimises; the default is below the root's node_modules as well.
  cacheDir: 'node_modules/.cache/vitest',
  test: {
    projects: [
      // Loading the server again for each of 250 files takes longer than most of their tests.
      { extends: true, test: { name: 'together', include, exclude: apart, isolate: false } },
      { extends: true, test: { name: 'apart', include: apart } },
    ],
    globalSetup: ['tests/global-setup.ts'],
    setupFiles: ['tests/setup-file.ts'],
    pool: 'threads',
    // One less than there are cores, as is usual, would leave half of a small machine idle.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
});
