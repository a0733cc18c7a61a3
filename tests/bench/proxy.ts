import { Agent, createServer, request } from 'node:http';
import { serveUntilOrphaned } from './serve-until-orphaned.ts';

/** The least a process between client and provider can do: bytes in, the same bytes out. Nothing is checked or kept. */
const upstream = new URL(process.argv[2] ?? '');
const agent = new Agent({ keepAlive: true, maxFreeSockets: 1024 });

const server = createServer({ keepAliveTimeout: 300_000 }, (incoming, outgoing) => {
  const { url = '/', method = 'POST', headers } = incoming;
  const onward = request(new URL(url, upstream), { agent, method, headers }, (answer) => {
    outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
    answer.pipe(outgoing);
  });
  onward.once('error', () => outgoing.destroy());
  incoming.pipe(onward);
});
serveUntilOrphaned(server);
