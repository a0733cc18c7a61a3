import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';
import { projectRoot } from '#server/main/start/project-root.ts';

// Dozens of tests start processes that load everything: most of that is compiling the same files again.
process.env['NODE_COMPILE_CACHE'] ??= `${projectRoot}node_modules/.cache/greenroom/compiled`;

export default defineConfig({
  root: projectRoot,
  // Vite writes here when it optimises; the default is below the root's node_modules as well.
  cacheDir: 'node_modules/.cache/vitest',
  test: {
    include: ['tests/**/*.test.{ts,tsx}'],
    exclude: ['tests/e2e/**'],
    globalSetup: ['tests/global-setup.ts'],
    setupFiles: ['tests/setup-file.ts'],
    pool: 'threads',
    // One less than there are cores, as is usual, would leave half of a small machine idle.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
});
