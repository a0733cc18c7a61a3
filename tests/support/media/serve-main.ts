import { tendTurns } from '#server/domain/conversation/index.ts';
import { loadConfig } from '#server/kernel/config.ts';
import type { Ports } from '#server/kernel/ports.ts';
import { startBackground } from '#server/main/background.ts';
import { compose } from '#server/main/compose.ts';
import { startApi } from '#tests/support/http/start-api.ts';
import { hurried } from './hurried.ts';

/**
 * A serving process for tests that kill it: makes what it is asked for on DATABASE_URL, and dies by SIGKILL as soon as
 * it reaches the moment that CRASH_AT names. Says `process ID at ADDRESS` on standard output.
 */
const config = loadConfig(process.env);
const crashAt = process.env['CRASH_AT'];
const ports: Ports = {
  ...(await compose(config, config.databaseUrl ?? '')),
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
await startBackground(ports, { worker: true });
const { url } = await startApi(ports);
console.log(`process ${ports.processId} at ${url}`);
