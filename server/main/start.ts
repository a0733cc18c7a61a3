import { checkNode } from './start/check-node.ts';
import { keepCompiled } from './start/keep-compiled.ts';

checkNode();
keepCompiled();
const dev = process.argv.includes('--dev');
const nodeEnv = dev ? 'development' : 'production';
// React and Next choose by this what they are, when they are loaded.
Object.assign(process.env, { NODE_ENV: nodeEnv, NEXT_TELEMETRY_DISABLED: '1' });

const { run } = await import('./start/run.ts');
const { prepare } = await import('./start/prepare.ts');
const { loadConfig } = await import('#server/kernel/config.ts');

process.exitCode = await run({
  loadConfig: () => loadConfig(process.env),
  dev,
  loadWeb: async (signal, say) => {
    await prepare({ build: !dev, env: process.env, signal, say });
    return import('./web.ts');
  },
});
process.exit();
