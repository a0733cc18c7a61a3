import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocket, WebSocketServer } from 'ws';
import { openChatSocket } from '#server/dialects/characters/sockets/chat.ts';
import type { ChatSocket } from '#server/dialects/characters/sockets/connection.ts';
import { networkOf } from '#server/domain/limits/index.ts';
import type { Ports } from '#server/kernel/ports.ts';
import { clientAddress } from './address.ts';
import { createCrowd } from './crowd.ts';
import { mayConnect, tooManyStrangers } from './may-connect.ts';
import { createRefusedReport } from './report-refused.ts';

const PATH = '/api/v1/ws/chat';
const LARGEST_FRAME = 64 * 1024;
/** What may wait for a reader that does not read, in bytes. */
const MOST_BUFFERED = 1024 * 1024;
/** Sockets of one network that have not said yet whose they are. */
const MOST_STRANGERS = 100;
const PING_EVERY_MS = 30_000;

export type ChatSockets = {
  /** Whether an upgrade to this address is ours to answer. */
  owns(request: IncomingMessage): boolean;
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void;
  /** Takes no more messages; every socket is closed as soon as what it asked is answered. */
  goAway(): void;
  /** Closes whatever is still open. */
  close(): void;
};

/** Carries the characters family's WebSocket: frames of text, each socket looked after every 30 s. */
export function createChatSockets(ports: Ports): ChatSockets {
  const server = new WebSocketServer({ noServer: true, maxPayload: LARGEST_FRAME, perMessageDeflate: false });
  const chats = new Map<WebSocket, ChatSocket>();
  const silent = new Set<WebSocket>();
  const strangers = createCrowd(MOST_STRANGERS);
  const reportRefused = createRefusedReport(ports);
  const pinging = setInterval(() => {
    for (const socket of chats.keys()) {
      // Its pong would lie unread.
      if (socket.isPaused) continue;
      if (silent.has(socket)) socket.terminate();
      silent.add(socket);
      socket.ping();
    }
  }, PING_EVERY_MS);
  pinging.unref();

  function welcome(socket: WebSocket, request: IncomingMessage): void {
    let flushed = Promise.resolve();
    const address = addressOf(ports, request);
    const known = strangers.enter(networkOf(address));
    const chat = openChatSocket(ports, {
      address,
      known,
      send(frame) {
        if (socket.readyState !== WebSocket.OPEN) return;
        // No closing frame would reach whoever does not read.
        if (socket.bufferedAmount > MOST_BUFFERED) socket.terminate();
        else {
          flushed = new Promise((resolve) => {
            socket.send(JSON.stringify(frame), () => resolve());
          });
        }
      },
      flushed: () => flushed,
      hold(on) {
        if (on && !socket.isPaused) socket.pause();
        if (!on && socket.isPaused) socket.resume();
      },
      close: (code, reason) => socket.close(code, reason),
    });
    chats.set(socket, chat);
    socket.on('pong', () => silent.delete(socket));
    socket.on('message', (data: Buffer, isBinary: boolean) => {
      silent.delete(socket);
      if (isBinary) socket.close(1003, 'Text frames only');
      else chat.receive(data.toString('utf8'));
    });
    // Told by its close as well, with the code that says what was wrong.
    socket.on('error', (error) => ports.log.debug('socket.error', { reason: error.name }));
    socket.on('close', () => {
      known();
      chats.delete(socket);
      silent.delete(socket);
      chat.left();
    });
  }

  return {
    owns: ({ url = '' }) => url.split('?')[0] === PATH,
    upgrade(request, socket, head) {
      const full = strangers.isFull(networkOf(addressOf(ports, request)));
      if (full) reportRefused(request.headers['x-forwarded-for']);
      const refusal = full ? tooManyStrangers : mayConnect(ports.config, request.headers);
      if (refusal === null) server.handleUpgrade(request, socket, head, (made) => welcome(made, request));
      else {
        // Node has taken its own listeners off, and keeps what the other side leaves half open.
        socket.on('error', () => socket.destroy());
        socket.once('finish', () => socket.destroy());
        socket.end(refusal);
      }
    },
    goAway() {
      for (const chat of chats.values()) chat.goAway();
    },
    close() {
      clearInterval(pinging);
      for (const socket of chats.keys()) socket.terminate();
      server.close();
    },
  };
}

function addressOf({ config }: Ports, { headers, socket }: IncomingMessage): string {
  const forwarded = headers['x-forwarded-for'];
  return clientAddress(config, socket.remoteAddress, Array.isArray(forwarded) ? forwarded.at(-1) : forwarded);
}
