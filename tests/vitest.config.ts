import { defineConfig } from 'vitest/config';
import { projectRoot } from '#server/main/start/project-root.ts';

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
    testTimeout: 10_000,
    hookTimeout: 30_000,
  },
});
