import { once } from 'node:events';
import { createServer } from 'node:http';
import { WebSocket } from 'ws';
import { createChatSockets } from '#server/main/chat-sockets.ts';
import { createRequestHandler } from '#server/main/handle-request.ts';
import type { Ports } from '#server/kernel/ports.ts';

export type Frame = Readonly<Record<string, unknown>> & { type?: unknown };

export type ChatServer = AsyncDisposable & { url: string; goAway(): void };

/** The serving process's sockets, and its requests, on a free port. */
export async function startChatServer(ports: Ports): Promise<ChatServer> {
  const chats = createChatSockets(ports);
  const server = createServer(
    createRequestHandler(ports, async (_req, res) => void res.writeHead(404).end()),
  );
  server.on('upgrade', (request, socket, head) => chats.upgrade(request, socket, head));
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const bound = server.address();
  if (bound === null || typeof bound === 'string') throw new Error('The server listens on no port.');
  return {
    url: `ws://127.0.0.1:${bound.port}/api/v1/ws/chat`,
    goAway: () => chats.goAway(),
    async [Symbol.asyncDispose]() {
      chats.close();
      const closed = new Promise((resolve) => {
        server.close(resolve);
      });
      server.closeAllConnections();
      await closed;
    },
  };
}

export type ChatClient = AsyncDisposable & {
  /** Everything that has come, in order. */
  frames: readonly Frame[];
  send(frame: unknown): void;
  /** The frames that have come once the last of them is as wanted; those of an earlier call are not told again. */
  until(wanted: (frame: Frame) => boolean): Promise<Frame[]>;
  /** The code it was closed with. */
  closed: Promise<number>;
  /** Cuts the connection without a word. */
  cut(): void;
  socket: WebSocket;
};

/** A program on the socket. A text is sent as it is, all else as JSON. */
export async function connectChat(url: string, headers: Record<string, string> = {}): Promise<ChatClient> {
  const socket = new WebSocket(url, { headers });
  const frames: Frame[] = [];
  let told = 0;
  const closed = once(socket, 'close').then(([code]: unknown[]) => Number(code));
  socket.on('message', (data: Buffer) => {
    const frame: Frame = JSON.parse(data.toString('utf8'));
    frames.push(frame);
  });
  await once(socket, 'open');
  return {
    frames,
    socket,
    closed,
    send: (frame) => socket.send(typeof frame === 'string' ? frame : JSON.stringify(frame)),
    async until(wanted) {
      for (;;) {
        const last = frames.findIndex((frame, index) => index >= told && wanted(frame));
        if (last >= 0) {
          const since = frames.slice(told, last + 1);
          told = last + 1;
          return since;
        }
        if (socket.readyState !== WebSocket.OPEN) throw new Error(`Closed after ${JSON.stringify(frames)}`);
        await Promise.race([once(socket, 'message'), closed]);
      }
    },
    cut: () => socket.terminate(),
    async [Symbol.asyncDispose]() {
      socket.terminate();
      await closed;
    },
  };
}
