import { IncomingMessage } from 'node:http';
import { Socket } from 'node:net';
import { Duplex } from 'node:stream';
import { expect, test } from 'vitest';
import { createChatSockets } from '#server/main/chat-sockets.ts';
import { testApplication } from '#tests/support/app/index.ts';

const MIB = 1024 * 1024;

/** The far end of a connection whose kernel takes nothing any more: all that is written waits here. */
class StalledEnd extends Duplex {
  /** What waited when the connection was cut, in bytes. */
  readonly held = Promise.withResolvers<number>();
  override _read(): void {}
  override _write(): void {}
  override _destroy(error: Error | null, done: (error?: Error | null) => void): void {
    this.held.resolve(this.writableLength);
    done(error);
  }
}

/** A frame of text as clients send them, masked with zeros. */
function frameOf(text: string): Buffer {
  const head = Buffer.from([0x81, 0xfe, 0, 0, 0, 0, 0, 0]);
  head.writeUInt16BE(text.length, 2);
  return Buffer.concat([head, Buffer.from(text)]);
}

test('a reader that does not read is cut off as soon as 1 MiB waits for it', async () => {
  await using app = await testApplication();
  const chats = createChatSockets(app.ports);
  const request = new IncomingMessage(new Socket());
  request.method = 'GET';
  Object.assign(request.headers, {
    upgrade: 'websocket',
    'sec-websocket-key': Buffer.alloc(16).toString('base64'),
    'sec-websocket-version': '13',
  });
  const end = new StalledEnd();
  chats.upgrade(request, end, Buffer.alloc(0));
  // Each is answered with as many bytes, or a few less.
  const ping = frameOf(JSON.stringify({ type: 'ping', id: 'x'.repeat(200) }));
  for (let sent = 0; sent < 4 * MIB; sent += ping.length) end.push(ping);
  const held = await end.held.promise;
  expect(held).toBeGreaterThan(MIB);
  expect(held).toBeLessThan(MIB + 2 * ping.length);
  chats.close();
});
