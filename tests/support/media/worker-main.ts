import { flushCompileCache } from 'node:module';
import { tendTurns } from '#server/domain/conversation/index.ts';
import { loadConfig } from '#server/kernel/config.ts';
import type { Ports } from '#server/kernel/ports.ts';
import { startBackground } from '#server/main/background.ts';
import { compose } from '#server/main/compose.ts';
import { hurried } from './hurried.ts';

/**
 * A worker's process for tests that kill it: makes generations on DATABASE_URL, and dies by SIGKILL as soon as it
 * reaches the moment that CRASH_AT names. Says `at work` on standard output.
 */
const config = loadConfig(process.env);
const crashAt = process.env['CRASH_AT'];
const composed = await compose(config, config.databaseUrl ?? '');
// Who is killed leaves the next one nothing unless it is written down before.
flushCompileCache();
const ports: Ports = {
  ...composed,
  mediaPace: hurried,
  milestones: {
    reached(moment) {
      if (moment === crashAt) process.kill(process.pid, 'SIGKILL');
    },
  },
};
await tendTurns({
  ...ports,
  actor: { kind: 'system', job: 'test' },
  requestId: 'test',
  address: '',
  signal: new AbortController().signal,
});
const background = await startBackground(ports, { worker: true });
process.once('SIGTERM', () => {
  void background.leave(5).then(async () => {
    background.stop();
    await composed.close();
    process.exit();
  });
});
console.log('at work');
