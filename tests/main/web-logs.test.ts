import { expect, test } from 'vitest';
import { z } from 'zod';
import { endpoints } from '#server/dialects/index.ts';
import { checkPassword, signUp } from '#server/domain/account/index.ts';
import { createLogger } from '#server/infra/log/create-logger.ts';
import { newId } from '#server/kernel/ids.ts';
import { PROVIDER_WORDS, startProviderSimulator } from '#tests/simulators/providers/index.ts';
import { providerEnvironment } from '#tests/support/app/index.ts';
import { type OpenApi, openApi, sessionCookieOf, signToken } from '#tests/support/http/index.ts';

const PROMPT = 'word-of-the-prompt';
const ANSWER = 'word-of-the-answer';
const PASSWORD = 'word-of-the-password';
const PROVIDER_KEY = 'sk-word-of-the-provider';

/** A log as the serving process writes it, at its most talkative. */
function recordingLog() {
  const lines: string[] = [];
  const log = createLogger('debug', (line) => {
    lines.push(line);
    return true;
  });
  return { log, lines };
}

/** Says the word wherever an endpoint takes text. */
async function askEverything(it: OpenApi, token: string): Promise<void> {
  const messages = [{ role: 'user', content: PROMPT }];
  const conversation = (
    await it.api.call('POST', '/v1/chat/stream', {
      token,
      body: { model: 'model-1', messages, stream: false },
    })
  ).headers;
  const [session, turn] = [
    conversation.get('x-session-id') ?? PROMPT,
    conversation.get('x-turn-id') ?? PROMPT,
  ];
  for (const { method, path } of endpoints) {
    for (const id of [PROMPT, path.includes('turn') ? turn : session]) {
      const address = `${path.replace(/\{\w+\}/, id)}?model=${PROMPT}&start_date=${PROMPT}&token=${token}`;
      const body =
        method === 'POST'
          ? { model: 'model-1', messages, session_id: Number(session), [PROMPT]: PROMPT }
          : undefined;
      await (
        await it.api.call(method, address, {
          token,
          body,
          headers: { cookie: PROMPT, 'last-event-id': PROMPT },
        })
      ).text();
    }
    await (
      await it.api.call(method, path, { token, headers: { 'x-request-id': `${PROMPT}, ${PROMPT}` } })
    ).text();
  }
  for (const body of [`{"${PROMPT}"`, JSON.stringify({ model: PROMPT, messages })]) {
    await (await it.api.call('POST', '/v1/chat/stream', { token, body })).text();
  }
}

async function askThroughTrpc(it: OpenApi): Promise<void> {
  const headers = { cookie: await sessionCookieOf(it.user) };
  const ask = {
    conversationId: newId(),
    turnId: newId(),
    userMessage: { id: newId(), content: PROMPT },
    assistantMessageId: newId(),
    parentId: null,
    model: 'model-1',
  };
  for (const body of [
    ask,
    { ...ask, turnId: PROMPT },
    { ...ask, userMessage: { id: newId(), content: `${PROMPT}\0` } },
    `{"${PROMPT}`,
  ]) {
    await (await it.api.call('POST', '/api/trpc/turn.ask', { body, headers })).text();
  }
  const signUps = [
    { email: `${PROMPT}@example.com`, password: PASSWORD },
    { email: PROMPT, password: PASSWORD, name: `${PROMPT}\0` },
  ];
  for (const body of signUps) await (await it.api.call('POST', '/api/trpc/account.signUp', { body })).text();
}

const BYTES = 'bytes-of-a-file';

/** Says the words at addresses and in forms that nobody answers, or answers with a refusal. */
async function knockEverywhere(it: OpenApi, token: string): Promise<void> {
  const jwt = await signToken({ user_id: PROMPT, email: `${PROMPT}@example.com` }, new Uint8Array(32));
  const bearers = [jwt, `gr_live_${PROMPT}`, `${token}x`, PASSWORD];
  for (const bearer of bearers)
    await (await it.api.call('GET', '/v1/chat/history', { token: bearer })).text();
  for (const path of [
    '/',
    '/v1/',
    '/api/v1/',
    '/api/auth/',
    '/api/auth/callback/',
    '/api/trpc/',
    '/assets/',
    '/docs/',
    '//',
  ]) {
    for (const method of ['GET', 'POST', 'DELETE', 'OPTIONS']) {
      const body = method === 'POST' ? `email=${PROMPT}&password=${PASSWORD}` : undefined;
      const headers = {
        'content-type': 'application/x-www-form-urlencoded',
        origin: `https://${PROMPT}.example`,
        referer: `https://${PROMPT}.example`,
        'user-agent': PROMPT,
        'x-forwarded-for': PROMPT,
        'idempotency-key': PROMPT,
      };
      const address = `${path}${PROMPT}?email=${PROMPT}&signature=${token}`;
      await (await it.api.call(method, address, { token, body, headers })).text();
    }
  }
  const form = new FormData();
  form.set('file', new Blob([BYTES]), `${PROMPT}.pdf`);
  const upload = { method: 'POST', headers: { authorization: `Bearer ${token}` }, body: form };
  for (const path of ['/chat', '/v1/chat/stream', '/api/v1/media/voice', '/sign-in'])
    await (await fetch(`${it.api.url}${path}`, upload)).text();
}

async function signIn(it: OpenApi, log: OpenApi['app']['ports']['log']): Promise<void> {
  const ctx = { ...it.app.contextOf({ kind: 'anonymous' }), log };
  const email = `${newId()}@example.com`;
  await signUp(ctx, { email, password: PASSWORD });
  for (const password of [PASSWORD, `${PASSWORD}!`]) await checkPassword(ctx, { email, password });
}

const Line = z.looseObject({
  time: z.iso.datetime(),
  level: z.enum(['debug', 'info', 'warn', 'error']),
  event: z.string(),
});

test.each([
  ['that answers', { steps: [{ text: ANSWER }, { end: 'stop' as const }] }],
  ['that fails in its own words', { status: 500, code: PROMPT }],
])('with a provider %s no line of the log repeats what anybody wrote, or a secret', async (_, script) => {
  await using provider = await startProviderSimulator();
  provider.otherwise(script);
  const env = { ...providerEnvironment(provider), COMPATIBLE_API_KEY: PROVIDER_KEY };
  const { log, lines } = recordingLog();
  await using it = await openApi({ env, ports: { log } });
  const { secret } = await it.app.apiKey(it.user.ctx);
  await askEverything(it, secret);
  await askThroughTrpc(it);
  await signIn(it, log);
  await knockEverywhere(it, secret);
  await using broken = await openApi({
    env,
    ports: { log, db: failingOn(it, `no such thing: "\n${PROMPT}\n    at ${PROMPT}"`) },
  });
  await askEverything(broken, secret);
  await askThroughTrpc(broken);
  await knockEverywhere(broken, secret);
  expect(provider.requests.length).toBeGreaterThan(0);
  expect(lines.filter((line) => line.includes('request.failed')).length).toBeGreaterThan(2);
  for (const line of lines) {
    Line.parse(JSON.parse(line));
    for (const word of [
      PROMPT,
      ANSWER,
      PASSWORD,
      PROVIDER_KEY,
      PROVIDER_WORDS,
      BYTES,
      'example.com',
      'leaked',
      secret.slice(8),
    ])
      expect(line).not.toContain(word);
  }
});

/** A database that knows who asks and then fails, quoting what it was told. */
function failingOn(it: OpenApi, message: string): OpenApi['app']['ports']['db'] {
  const { db } = it.app.ports;
  return {
    ...db,
    query: (statement, values) =>
      statement.name === 'identify-by-key' ? db.query(statement, values) : Promise.reject(new Error(message)),
  };
}

test('a level leaves out what is below it, and silence is silent', () => {
  const written = (level: Parameters<typeof createLogger>[0]) => {
    const lines: string[] = [];
    const log = createLogger(level, (line) => lines.push(line) > 0);
    log.debug('d');
    log.info('i');
    log.warn('w', { count: 1, name: undefined });
    log.error('e');
    return lines.map((line) => Line.parse(JSON.parse(line)).event).join('');
  };
  expect([written('debug'), written('info'), written('warn'), written('error'), written('silent')]).toEqual([
    'diwe',
    'iwe',
    'we',
    'e',
    '',
  ]);
});
