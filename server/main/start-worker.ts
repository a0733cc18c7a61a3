import { checkNode } from './start/check-node.ts';
import { keepCompiled } from './start/keep-compiled.ts';

checkNode();
keepCompiled();
Object.assign(process.env, { NODE_ENV: 'production' });

const { run } = await import('./start/run.ts');
const { prepare } = await import('./start/prepare.ts');
const { loadConfig } = await import('#server/kernel/config.ts');

process.exitCode = await run({
  loadConfig: () => loadConfig(process.env),
  dev: false,
  loadWeb: async (signal, say) => {
    await prepare({ build: false, env: process.env, signal, say });
    return import('./worker.ts');
  },
});
process.exit();
