import { EventEmitter } from 'node:events';
import type { IncomingMessage, Server } from 'node:http';
import next from 'next';
import { endOfTurns, interruptTurns } from '#server/domain/conversation/index.ts';
import { flushMetrics } from '#server/domain/metric/index.ts';
import type { Config } from '#server/kernel/config.ts';
import type { Context } from '#server/kernel/context.ts';
import { reasonOf } from '#server/kernel/reason-of.ts';
import { hold } from './application.ts';
import { startBackground } from './background.ts';
import { createChatSockets } from './chat-sockets.ts';
import { compose } from './compose.ts';
import { createHttpServer } from './create-http-server.ts';
import { drain } from './drain.ts';
import { createRequestHandler } from './handle-request.ts';
import { listen } from './listen.ts';
import { setNextEnvironment } from './next-environment.ts';

const GRACE_MS = 10_000;
/** An image or a voice is made in less, and there is no second answer. */
const PAID_GRACE_SECONDS = 60;

/**
 * Serves everything on one port: the documented families and tRPC directly, pages through Next. `close` lets
 * what is under way finish for up to 10 s, then stores running turns as interrupted, tells their readers, and lets go
 * of the database.
 */
export async function serve({
  config,
  databaseUrl,
  dev,
}: {
  config: Config;
  databaseUrl: string;
  dev: boolean;
}) {
  setNextEnvironment(config);
  const application = await hold(compose(config, databaseUrl, 'web'));
  const background = await startBackground(application, { worker: config.worker === 'inline' });
  // Next adds an 'upgrade' listener to the server it is given, and ends sockets that are not its own.
  const upgrades = new EventEmitter();
  const pages = next({ dev, hostname: config.host, port: config.port, httpServer: asServer(upgrades) });
  await pages.prepare();
  const chats = createChatSockets(application);
  const server = createHttpServer(createRequestHandler(application, pages.getRequestHandler()), {
    // Besides the chat's sockets only the development server's own.
    shouldUpgradeCallback: (request) => chats.owns(request) || (dev && isOfPages(request)),
  });
  server.on('upgrade', (request, socket, head) => {
    if (chats.owns(request)) chats.upgrade(request, socket, head);
    else upgrades.emit('upgrade', request, socket, head);
  });
  const url = await listen(server, config);
  return {
    url,
    async close() {
      const ctx: Context = {
        ...application,
        actor: { kind: 'system', job: 'shutdown' },
        requestId: 'shutdown',
        address: '',
        signal: new AbortController().signal,
      };
      // What is on its way and paid for is heard to its end, however long the others have had.
      const left = background.leave(PAID_GRACE_SECONDS).catch((error: unknown) => {
        const reason = reasonOf(error);
        application.log.error('generations.not-left', { reason });
      });
      chats.goAway();
      await drain(server, {
        turns: endOfTurns(ctx),
        graceMs: GRACE_MS,
        interrupt: () => interruptTurns(ctx).catch(() => undefined),
      });
      chats.close();
      await left;
      background.stop();
      // Again, for what began after the first time, or failed then.
      await interruptTurns(ctx);
      await flushMetrics(application).catch(() => undefined);
      await pages.close();
      await application.close();
    },
  };
}

function isOfPages({ url }: IncomingMessage): boolean {
  return url?.startsWith('/_next/') === true;
}

/** Next only calls `on('upgrade')` on it, which an emitter has. */
function asServer(emitter: EventEmitter): Server {
  return emitter as unknown as Server;
}
