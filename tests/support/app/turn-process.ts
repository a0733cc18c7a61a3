import { writeSync } from 'node:fs';
import { flushCompileCache } from 'node:module';
import { verifySession } from '#server/domain/account/index.ts';
import {
  ask,
  interruptTurns,
  tendTurns,
  type TurnEvent,
  watchTurn,
} from '#server/domain/conversation/index.ts';
import { AskInput } from '#server/domain/conversation/schema.ts';
import { loadConfig } from '#server/kernel/config.ts';
import type { Context } from '#server/kernel/context.ts';
import { compose } from '#server/main/compose.ts';

/**
 * A server's process for tests that kill it: asks once on DATABASE_URL and says on standard output, a line of
 * JSON each, who it is and what the reader of its turn has seen. SIGTERM ends it as `serve` ends.
 */
export type Said = { processId: string } | { seen: TurnEvent };

const [userId, question] = process.argv.slice(2);
const config = loadConfig(process.env);
const ports = await compose(config, config.databaseUrl ?? '');
// Who is killed leaves the next one nothing unless it is written down before.
flushCompileCache();
const system: Context = {
  ...ports,
  actor: { kind: 'system', job: 'test' },
  requestId: 'test',
  address: '',
  signal: new AbortController().signal,
};
await tendTurns(system);
process.once('SIGTERM', () => void interruptTurns(system).then(() => ports.close()));
say({ processId: ports.processId });

const actor = await verifySession(ports, Number(userId));
const ctx: Context = { ...system, actor: actor ?? { kind: 'anonymous' } };
const asked = AskInput.parse(JSON.parse(question ?? ''));
await ask(ctx, asked);
for await (const seen of await watchTurn(ctx, { turnId: asked.turnId })) say({ seen });

/** At once and whole: a killed process must have told all that its reader saw. */
function say(line: Said): void {
  writeSync(1, `${JSON.stringify(line)}\n`);
}
