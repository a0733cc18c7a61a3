import { expect, test } from 'vitest';
import { loadConfig } from '#server/kernel/config.ts';
import { clientAddress } from '#server/main/address.ts';

const direct = loadConfig({});
const behindProxy = loadConfig({ PUBLIC_URL: 'https://greenroom.example' });

test.each([
  ['reached directly', direct, '192.0.2.1', undefined, '192.0.2.1'],
  ['reached directly, with a claim', direct, '192.0.2.1', '203.0.113.9', '192.0.2.1'],
  ['behind a proxy', behindProxy, '10.0.0.1', '203.0.113.9', '203.0.113.9'],
  ['behind a proxy, with a claim', behindProxy, '10.0.0.1', '198.51.100.1, 203.0.113.9', '203.0.113.9'],
  ['behind a proxy, IPv6', behindProxy, '::1', ' 2001:db8::1 ', '2001:db8::1'],
  ['behind a proxy that says nothing', behindProxy, '10.0.0.1', undefined, '10.0.0.1'],
  ['behind a proxy, blank', behindProxy, '10.0.0.1', ' , ', '10.0.0.1'],
  ['without a socket', direct, undefined, '203.0.113.9', ''],
])('%s the client is whom the nearest witness saw', (_, config, socket, forwarded, address) => {
  expect(clientAddress(config, socket, forwarded)).toBe(address);
});
