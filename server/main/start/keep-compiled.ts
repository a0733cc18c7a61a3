import { enableCompileCache } from 'node:module';
import path from 'node:path';
import { projectRoot } from './project-root.ts';

/** Lets the next start find compiled what this one loads from here on. */
export function keepCompiled(): void {
  enableCompileCache(path.join(projectRoot, 'node_modules/.cache/greenroom/compiled'));
}
