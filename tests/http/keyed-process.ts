import { writeSync } from 'node:fs';
import { tendTurns } from '#server/domain/conversation/index.ts';
import { loadConfig } from '#server/kernel/config.ts';
import { compose } from '#server/main/compose.ts';
import { makeOnce, startKeyed } from './keyed-endpoint.ts';

/** A server's process for tests that kill it: does its work and then never answers. */
const config = loadConfig(process.env);
const ports = await compose(config, config.databaseUrl ?? '');
const system = { actor: { kind: 'system', job: 'test' } as const, requestId: 'test', address: '' };
await tendTurns({ ...ports, ...system, signal: new AbortController().signal });
const server = await startKeyed(ports, async (ctx, { requestKey = '' }) => {
  await makeOnce(ctx, requestKey);
  writeSync(1, 'worked\n');
  return new Promise(() => {});
});
writeSync(1, `${ports.processId} ${server.port}\n`);
