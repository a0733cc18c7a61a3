import { writeSync } from 'node:fs';
import { tendTurns } from '#server/domain/conversation/index.ts';
import { loadConfig } from '#server/kernel/config.ts';
import { compose } from '#server/main/compose.ts';
import { startChatServer } from './chat-client.ts';

/** A serving process with sockets, for tests that kill it. Says `process ID at ADDRESS` on standard output. */
const config = loadConfig(process.env);
const ports = await compose(config, config.databaseUrl ?? '');
const system = { actor: { kind: 'system', job: 'test' } as const, requestId: 'test', address: '' };
await tendTurns({ ...ports, ...system, signal: new AbortController().signal });
const { url } = await startChatServer(ports);
writeSync(1, `process ${ports.processId} at ${url}\n`);
