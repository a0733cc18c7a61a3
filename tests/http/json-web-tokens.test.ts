import { createHmac } from 'node:crypto';
import { exportSPKI, generateKeyPair, SignJWT, UnsecuredJWT } from 'jose';
import { expect, test } from 'vitest';
import { testEnvironment } from '#tests/support/app/index.ts';
import { type OpenApi, openApi, signToken } from '#tests/support/http/index.ts';

const HISTORY = '/v1/chat/history';

const statusWith = async (it: OpenApi, token: string) =>
  (await it.api.call('GET', HISTORY, { token })).status;

const now = () => Math.floor(Date.now() / 1000);
const secret = new TextEncoder().encode(testEnvironment['JWT_SECRET_KEY']);
const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');

/** A token with our own signature whatever it says, which a library would refuse to sign. */
function signedByHand(header: object, claims: object): string {
  const said = `${part(header)}.${part(claims)}`;
  return `${said}.${createHmac('sha256', secret).update(said).digest('base64url')}`;
}

/** HS256 over the public half of an RSA key, as who confuses the two kinds of keys would take it. */
async function signedWithPublicKey(): Promise<string> {
  const { publicKey } = await generateKeyPair('RS256', { extractable: true });
  const asSecret = new TextEncoder().encode(await exportSPKI(publicKey));
  return signToken({ user_id: 'u' }, asSecret);
}

async function signedByRsa(): Promise<string> {
  const { privateKey } = await generateKeyPair('RS256');
  const claims = { user_id: 'u', iss: 'greenroom', exp: now() + 60 };
  return new SignJWT(claims).setProtectedHeader({ alg: 'RS256' }).sign(privateKey);
}

const BAD_TOKENS: [string, () => Promise<string> | string][] = [
  ['alg none', () => new UnsecuredJWT({ user_id: 'u', iss: 'greenroom', exp: now() + 60 }).encode()],
  [
    'alg none, signed all the same',
    async () =>
      `${part({ alg: 'none' })}.${(await signToken({ user_id: 'u' })).split('.').slice(1).join('.')}`,
  ],
  [
    'alg NONE in another case',
    () => `${part({ alg: 'nOnE' })}.${part({ user_id: 'u', iss: 'greenroom', exp: now() + 60 })}.`,
  ],
  ['HS384', () => signToken({ user_id: 'u' }, secret, 'HS384')],
  ['HS512', () => signToken({ user_id: 'u' }, secret, 'HS512')],
  ['RS256', signedByRsa],
  ['a public key taken for the secret', signedWithPublicKey],
  [
    'another secret',
    () => signToken({ user_id: 'u' }, new TextEncoder().encode('another secret, quite as long as ours is')),
  ],
  ['an empty secret', () => signToken({ user_id: 'u' }, new Uint8Array(1))],
  [
    'the secret with a letter more',
    () => signToken({ user_id: 'u' }, Buffer.concat([secret, Buffer.from('x')])),
  ],
  ['no exp', () => signToken({ user_id: 'u', exp: undefined })],
  [
    'exp as text',
    () => signedByHand({ alg: 'HS256' }, { user_id: 'u', iss: 'greenroom', exp: String(now() + 60) }),
  ],
  ['exp past', () => signToken({ user_id: 'u', exp: now() - 1 })],
  ['exp just now', () => signToken({ user_id: 'u', exp: now() })],
  ['exp negative', () => signToken({ user_id: 'u', exp: -1 })],
  ['no iss', () => signToken({ user_id: 'u', iss: undefined })],
  ['another iss', () => signToken({ user_id: 'u', iss: 'https://elsewhere.example' })],
  ['iss in another case', () => signToken({ user_id: 'u', iss: 'Greenroom' })],
  [
    'iss as a list',
    () => signedByHand({ alg: 'HS256' }, { user_id: 'u', iss: ['greenroom'], exp: now() + 60 }),
  ],
  ['nbf to come', () => signToken({ user_id: 'u', nbf: now() + 60 })],
  ['no user_id', () => signToken({ sub: 'u' })],
  ['user_id null', () => signToken({ user_id: null })],
  ['user_id empty', () => signToken({ user_id: '' })],
  ['user_id with a fraction', () => signToken({ user_id: 1.5 })],
  ['user_id beyond a double', () => signToken({ user_id: 2 ** 60 })],
  ['user_id as a list', () => signToken({ user_id: ['u'] })],
  ['user_id true', () => signToken({ user_id: true })],
  ['user_id of 201 letters', () => signToken({ user_id: 'u'.repeat(201) })],
  ['user_id with NUL', () => signToken({ user_id: 'a\0b' })],
  ['9 KB', () => signToken({ user_id: 'u', more: 'x'.repeat(9_000) })],
  ['claims that are a list', () => `${part({ alg: 'HS256' })}.${part([1])}.x`],
  ['no claims', () => `${part({ alg: 'HS256' })}..x`],
  ['garbage', () => 'a.b.c'],
  ['dots', () => '..'],
  ['four parts', async () => `${await signToken({ user_id: 'u' })}.x`],
  ['another signature', async () => (await signToken({ user_id: 'u' })).replace(/.{5}$/, 'AAAAA')],
  [
    'other claims under the signature',
    async () =>
      (await signToken({ user_id: 'u' })).replace(
        /\..*\./,
        `.${part({ user_id: 'admin', iss: 'greenroom', exp: now() + 60 })}.`,
      ),
  ],
  [
    'a critical extension',
    () =>
      signedByHand({ alg: 'HS256', crit: ['x'], x: 1 }, { user_id: 'u', iss: 'greenroom', exp: now() + 60 }),
  ],
];

test('a token that is not quite right is a 401 and makes nobody', async () => {
  await using it = await openApi();
  const users = await it.app.ports.db.prisma.user.count();
  for (const [name, make] of BAD_TOKENS) {
    const token = await make();
    const response = await it.api.call('GET', HISTORY, { token });
    expect([name, response.status, response.headers.get('www-authenticate')]).toEqual([name, 401, 'Bearer']);
  }
  expect(await it.app.ports.db.prisma.user.count()).toBe(users);
});

test.each([
  ['text', 'jwt-user-1', 'jwt-user-1'],
  ['a number', 4711, '4711'],
  ['200 letters', 'ü'.repeat(200), 'ü'.repeat(200)],
  ['blanks and quotes', ` o'brien "x" `, ` o'brien "x" `],
])('a good token whose user_id is %s stands for the user of that name', async (_, user_id, uuid) => {
  await using it = await openApi();
  expect(await statusWith(it, await signToken({ user_id }))).toBe(200);
  const user = await it.app.ports.db.prisma.user.findUniqueOrThrow({ where: { uuid } });
  expect(user).toMatchObject({ role: 'user', plan: 'free', email: null, passwordHash: null });
});

test('the issuer is the configured one', async () => {
  await using it = await openApi({ env: { JWT_ISSUER: 'https://id.example' } });
  expect(await statusWith(it, await signToken({ user_id: 'u' }))).toBe(401);
  expect(await statusWith(it, await signToken({ user_id: 'u', iss: 'https://id.example' }))).toBe(200);
});

test('twenty requests with one new token, in two processes, make one user', async () => {
  await using it = await openApi();
  await using other = await openApi();
  const token = await signToken({ user_id: 'newcomer' });
  const statuses = await Promise.all(
    Array.from({ length: 20 }, (_, index) => statusWith(index % 2 === 0 ? it : other, token)),
  );
  expect(new Set(statuses)).toEqual(new Set([200]));
  expect(await it.app.ports.db.prisma.user.count({ where: { uuid: 'newcomer' } })).toBe(1);
});

test('a token that expires is refused from then on, though it was good a moment before', async () => {
  let moment = Date.now();
  await using it = await openApi({ ports: { clock: { now: () => new Date(moment) } } });
  const token = await signToken({ user_id: 'u', exp: Math.floor(moment / 1000) + 10 });
  expect(await statusWith(it, token)).toBe(200);
  moment += 9_000;
  expect(await statusWith(it, token)).toBe(200);
  moment += 2_000;
  expect(await statusWith(it, token)).toBe(401);
});
