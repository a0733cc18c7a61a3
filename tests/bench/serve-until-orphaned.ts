import type { Server } from 'node:http';

/** Listens on a free port of this machine, says which, and ends when whoever started this process has gone. */
export function serveUntilOrphaned(server: Server): void {
  server.listen({ port: 0, host: '127.0.0.1', backlog: 4096 }, () => {
    const address = server.address();
    console.log(`listening on http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`);
  });
  process.stdin.resume().once('close', () => process.exit());
}
