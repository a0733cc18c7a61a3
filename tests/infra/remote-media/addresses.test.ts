import { once } from 'node:events';
import { createServer } from 'node:net';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { keepTemporarily } from '#server/http/temporary-file.ts';
import type { Lookup } from '#server/infra/public-web/guard-address.ts';
import { createRemoteMedia } from '#server/infra/remote-media/create-remote-media.ts';
import { portOf, startOrigin } from '../media-models/start-origin.ts';

const PUBLIC = '93.184.215.14';
/** What names lead to, at the first look and at the next ones. */
const NAMES: Record<string, string[][]> = {
  'private.example': [['10.0.0.7']],
  'loopback.example': [['127.0.0.1']],
  'mixed.example': [[PUBLIC, '127.0.0.1']],
  'six.example': [['::1']],
  'mapped.example': [['::ffff:127.0.0.1']],
  'metadata.example': [['169.254.169.254']],
  'empty.example': [[]],
  // It turns to this machine between the look that checks and the one that connects, if there are two.
  'rebind.example': [['127.0.0.1'], [PUBLIC]],
};

const looks = new Map<string, number>();
const lookup: Lookup = (hostname, callback) => {
  const look = looks.get(hostname) ?? 0;
  looks.set(hostname, look + 1);
  const addresses = NAMES[hostname]?.[look] ?? NAMES[hostname]?.at(-1);
  if (addresses === undefined) callback(Object.assign(new Error('no'), { code: 'ENOTFOUND' }), []);
  else
    callback(
      null,
      addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })),
    );
};

let connections = 0;
const canary = createServer((socket) => {
  connections += 1;
  socket.destroy();
});
let port = 0;

beforeAll(async () => {
  canary.listen(0, '::');
  await once(canary, 'listening');
  port = portOf(canary);
});
afterAll(() => void canary.close());

const { signal } = new AbortController();
const atCanary = (address: string) => address.replaceAll('CANARY', String(port));

/** Fetches as if the canary's port were a usual one: any connection to this machine would arrive there. */
const fetchFrom = (url: string, allowOrigin?: string) =>
  createRemoteMedia({ allowOrigin, keep: keepTemporarily, ports: [443, port], lookup }).fetch(url, {
    maxBytes: 1000,
    accept: ['image/png'],
    signal,
  });

const NOT_PUBLIC = { code: 'invalid_input', details: { reason: 'not-public' } };

it.each([
  '127.0.0.1',
  '127.1',
  '127.255.255.254',
  '2130706433',
  '0x7f000001',
  '0x7f.1',
  '0177.0.0.1',
  '127.0.0.1.',
  '１２７.０.０.１',
  '0.0.0.0',
  '0',
  '10.1.2.3',
  '100.64.0.1',
  '169.254.169.254',
  '172.16.0.1',
  '192.0.0.8',
  '192.168.1.1',
  '198.18.0.1',
  '224.0.0.1',
  '255.255.255.255',
  '[::]',
  '[::1]',
  '[::ffff:127.0.0.1]',
  '[::ffff:7f00:1]',
  '[::127.0.0.1]',
  '[64:ff9b::7f00:1]',
  '[64:ff9b:1::1]',
  '[100::1]',
  '[fe80::1]',
  '[fec0::1]',
  '[fc00::1]',
  '[fd12:3456::1]',
  '[ff02::1]',
  '[2001:db8::1]',
  '[2001:0:7f00:1::]',
  '[2002:7f00:1::]',
  // Public, in spellings that nobody uses who means well.
  '1572395042',
  '0x5db8d70e',
  '0135.0270.0327.016',
  '1.1',
  'localhost',
  'LOCALHOST.',
  'app.localhost',
  'printer.local',
  'metadata.google.internal',
  'nas.home.arpa',
  'private.example',
  'loopback.example',
  'mixed.example',
  'six.example',
  'mapped.example',
  'metadata.example',
  'empty.example',
  'rebind.example',
])('%s is refused, and no connection arrives', async (host) => {
  await expect(fetchFrom(`https://${host}:${port}/x.png`)).rejects.toMatchObject(NOT_PUBLIC);
  expect(connections).toBe(0);
});

it.each([
  `http://${PUBLIC}/`,
  `https://user:word@${PUBLIC}/`,
  `https://user@${PUBLIC}/`,
  `https://${PUBLIC}:22/`,
  `https://${PUBLIC}:8443/`,
  'file:///etc/passwd',
  'ftp://files.example/x',
  'gopher://127.0.0.1:CANARY/x',
  'data:image/png;base64,AAAA',
  'blob:https://x.example/1',
  'no address at all',
  '//x.example/y',
  '',
])('%s is no address that is opened', async (address) => {
  await expect(fetchFrom(atCanary(address))).rejects.toMatchObject(NOT_PUBLIC);
  expect(connections).toBe(0);
});

it.each([
  'https://127.0.0.1:CANARY/',
  'https://rebind.example:CANARY/',
  'https://private.example:CANARY/',
  'https://[::1]:CANARY/',
  'https://2130706433:CANARY/',
  '//127.0.0.1:CANARY/',
  'https://169.254.169.254/latest/meta-data/',
  'http://10.0.0.1/',
  'file:///etc/passwd',
])('%s is refused as well where redirects lead to it', async (target) => {
  looks.clear();
  const asked: string[] = [];
  await using stranger = await startOrigin(({ url = '' }, response) => {
    asked.push(url);
    response.writeHead(302, { location: url === '/go' ? '/on' : atCanary(target) }).end();
  });
  await expect(fetchFrom(`${stranger.origin}/go`, stranger.origin)).rejects.toMatchObject(NOT_PUBLIC);
  expect([asked, connections]).toEqual([['/go', '/on'], 0]);
});

it('a name that nobody knows is told as such, and one look is all there is', async () => {
  await expect(fetchFrom('https://unknown.example/')).rejects.toMatchObject({
    code: 'invalid_input',
    details: { reason: 'unknown-host' },
  });
  expect(looks.get('unknown.example')).toBe(1);
});

it('the address that may be private is one, with its port and scheme', async () => {
  await using allowed = await startOrigin((_, response) => response.end('bytes'));
  const fetched = await fetchFrom(`${allowed.origin}/`, allowed.origin);
  expect(fetched.bytes).toBe(5);
  await fetched.close();
  const named = allowed.origin.replace('http://', 'http://user:word@');
  for (const other of [`http://127.0.0.1:${port}/`, `http://localhost:${port}/`, named])
    await expect(fetchFrom(other, allowed.origin)).rejects.toMatchObject(NOT_PUBLIC);
  await expect(fetchFrom(`${allowed.origin}/`)).rejects.toMatchObject(NOT_PUBLIC);
  expect(connections).toBe(0);
  // The canary does sing where somebody comes.
  const canaryOrigin = `http://127.0.0.1:${port}`;
  await expect(fetchFrom(`${canaryOrigin}/`, canaryOrigin)).rejects.toMatchObject({
    code: 'upstream_failed',
  });
  expect(connections).toBe(1);
});
