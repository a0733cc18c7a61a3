import { once } from 'node:events';
import { createServer } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createDownload } from '#server/infra/media-models/download.ts';
import type { Lookup } from '#server/infra/public-web/guard-address.ts';
import { failureOf, patient } from './order.ts';
import { portOf, startOrigin } from './start-origin.ts';

const PUBLIC = '93.184.215.14';
const NAMES: Record<string, string[]> = {
  'rebind.example': ['127.0.0.1'],
  'mixed.example': [PUBLIC, '127.0.0.1'],
  'six.example': ['::1'],
  'mapped.example': ['::ffff:127.0.0.1'],
  'metadata.example': ['169.254.169.254'],
  'empty.example': [],
};

const lookup: Lookup = (hostname, callback) => {
  const addresses = NAMES[hostname];
  if (addresses === undefined) callback(new Error(`ENOTFOUND ${hostname}`), []);
  else
    callback(
      null,
      addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })),
    );
};

describe('an address that a stranger names', () => {
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

  /** A download that would take the canary's port for a usual one. */
  const download = (url: string, allowOrigins: string[] = []) =>
    createDownload({ allowOrigins, ports: [443, port], lookup })(url, patient());

  const atCanary = (address: string) => address.replace('CANARY', String(port));

  const REFUSED = { code: 'bad_result', outcome: 'rejected' };

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
    '172.31.255.255',
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
    '[fe80::1]',
    '[fc00::1]',
    '[fd12:3456::1]',
    '[ff02::1]',
    '[2001:db8::1]',
    '[2001:0:7f00:1::]',
    '[2002:7f00:1::]',
    'localhost',
    'LOCALHOST.',
    'app.localhost',
    'printer.local',
    'metadata.google.internal',
    'nas.home.arpa',
    'rebind.example',
    'mixed.example',
    'six.example',
    'mapped.example',
    'metadata.example',
    'empty.example',
  ])('%s is refused without a connection', async (host) => {
    const before = connections;
    expect(await failureOf(download(`https://${host}:${port}/x.mp4`))).toMatchObject(REFUSED);
    expect(connections).toBe(before);
  });

  it.each([
    `http://${PUBLIC}:CANARY/`,
    `https://user:word@${PUBLIC}:CANARY/`,
    `https://${PUBLIC}:22/`,
    'file:///etc/passwd',
    'ftp://files.example/x',
    'data:video/mp4;base64,AAAA',
    'no address at all',
    '//x.example/y',
  ])('of an unusual form is refused: %s', async (address) => {
    expect(await failureOf(download(atCanary(address)))).toMatchObject(REFUSED);
  });

  it('that nobody knows may be known later', async () => {
    expect(await failureOf(download('https://unknown.example/'))).toMatchObject({
      code: 'provider_failed',
      outcome: 'unknown',
    });
  });

  it.each([
    'https://127.0.0.1:CANARY/',
    'https://rebind.example:CANARY/',
    'https://[::1]:CANARY/',
    '//127.0.0.1:CANARY/',
    'https://169.254.169.254/latest/meta-data/',
    'http://10.0.0.1/',
    'file:///etc/passwd',
  ])('is refused as well where a redirect leads to it: %s', async (target) => {
    await using stranger = await startOrigin((_, response) => {
      response.writeHead(302, { location: atCanary(target) }).end();
    });
    const before = connections;
    expect(await failureOf(download(`${stranger.origin}/go`, [stranger.origin]))).toMatchObject(REFUSED);
    expect(connections).toBe(before);
  });
});
