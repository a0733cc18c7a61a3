import { setTimeout as delay } from 'node:timers/promises';
import { connectChat } from '#tests/support/http/chat-client.ts';
import { residentMb } from '../processes.ts';
import type { Row, Scenario } from '../scenario.ts';
import { median } from '../statistics.ts';
import type { World } from '../world.ts';

const SOCKETS = 1_000;
/** Opened at once. */
const STRIDE = 50;
/** Until what was needed for opening them has been given back. */
const REST_MS = 3_000;

/** Each opens as many more. The middle one counts: now and then the process gives back what was not theirs. */
const ROUNDS = 5;

/** What a thousand authenticated sockets that say nothing cost the serving process. */
export const sockets: Scenario = {
  name: 'sockets',
  async run(world, quick) {
    const rest = () => delay(quick ? 0 : REST_MS);
    // What the first sockets load is not theirs.
    await using _first = await open(world, STRIDE);
    await rest();
    await using all = new AsyncDisposableStack();
    const kilobytes: number[] = [];
    const seconds: number[] = [];
    for (let round = 0; round < ROUNDS; round++) {
      const before = residentMb(world.greenroom.pid);
      const began = performance.now();
      all.use(await open(world, SOCKETS));
      seconds.push((performance.now() - began) / 1000);
      await rest();
      kilobytes.push(((residentMb(world.greenroom.pid) - before) * 1024) / SOCKETS);
    }
    const row: Row = {
      figure: `Memory of the serving process per idle WebSocket, of ${SOCKETS} more, ${ROUNDS} times`,
      greenroom: `${median(kilobytes).toFixed(1)} kB (${kilobytes.map((one) => one.toFixed(1)).join(', ')}); opened and authenticated in ${median(seconds).toFixed(1)} s`,
    };
    return [row];
  },
};

async function open({ targets }: World, count: number): Promise<AsyncDisposable & { count: number }> {
  const { url, headers } = targets.greenroom;
  const address = `ws://${url.host}/api/v1/ws/chat`;
  const token = headers['authorization']?.replace('Bearer ', '');
  const clients: AsyncDisposable[] = [];
  for (let opened = 0; opened < count; opened += STRIDE) {
    const some = Array.from({ length: STRIDE }, async () => {
      const client = await connectChat(address);
      client.send({ type: 'auth', token, stream: true });
      await client.until(({ type }) => type === 'ready');
      return client;
    });
    clients.push(...(await Promise.all(some)));
  }
  return {
    count: clients.length,
    async [Symbol.asyncDispose]() {
      await Promise.all(clients.map((client) => client[Symbol.asyncDispose]()));
    },
  };
}
