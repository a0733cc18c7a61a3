import fc from 'fast-check';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { z } from 'zod';
import { requireUser } from '#server/kernel/actor.ts';
import { setPlan } from '#server/domain/account/index.ts';
import { endpoints } from '#server/dialects/index.ts';
import { createRouter } from '#server/http/router.ts';
import { startBackground } from '#server/main/background.ts';
import { createJudge, type Judge } from '#tests/support/fuzz/judge.ts';
import { type FuzzRequest, type Known, requestsTo } from '#tests/support/fuzz/requests.ts';
import { type Description, operationsOf, readDescription } from '#tests/support/fuzz/schema.ts';
import { createSender, type Heard, type Sender } from '#tests/support/fuzz/send.ts';
import { type OpenApi, openApi } from '#tests/support/http/index.ts';
import { cleanHere } from '#tests/support/media/index.ts';
import { hurried } from '#tests/support/media/hurried.ts';
import { scriptedReader } from '#tests/support/pdf/index.ts';

/** Another seed makes other requests; a longer run finds what is rare. */
const SEED = Number(process.env['TEST_SEED'] ?? 2026);
const REQUESTS = Number(process.env['TEST_FUZZ'] ?? 5_000);
const IN_FLIGHT = 12;
/** What these make takes seconds of a processor, and nobody here can pay for a film. */
const SLOW: readonly string[] = ['makeVoice', 'makeVideo', 'generate'];

vi.setConfig({ testTimeout: 120_000 + REQUESTS * 60, hookTimeout: 120_000 });

let it: OpenApi;
let background: Awaited<ReturnType<typeof startBackground>>;
let api: Description;
let known: Known;

beforeAll(async () => {
  // Pictures cost one credit, so that some are made; nobody can afford a film.
  it = await openApi({
    env: { SIGNUP_CREDITS: '3' },
    ports: { mediaPace: hurried, pdfReader: scriptedReader, mediaCleaner: cleanHere },
  });
  background = await startBackground({ ...it.app.ports, mediaPace: hurried }, { worker: true });
  api = readDescription(await (await it.api.call('GET', '/openapi.json')).json());
  known = await makeKnown();
});
afterAll(async () => {
  await background.leave(0);
  background.stop();
  await it[Symbol.asyncDispose]();
});

/** An administrator and somebody else, and what the first of them has made. */
async function makeKnown(): Promise<Known> {
  const admin = await newUser({ admin: true });
  const other = await newUser({ admin: false });
  const turns: string[] = [];
  const sessions: string[] = [];
  for (const content of [
    'Hello',
    '[[sandbox:cut]] A tale',
    '[[sandbox:tokens=9]]',
    '[[sandbox:echo]] \n\n[DONE]',
  ]) {
    const body = { model: 'gpt-4', messages: [{ role: 'user', content }] };
    const answer = await it.api.call('POST', '/v1/chat/stream', { token: admin.token, body });
    await answer.text();
    turns.push(answer.headers.get('x-turn-id') ?? '');
    sessions.push(answer.headers.get('x-session-id') ?? '');
  }
  // So many that some are left when others have been deleted.
  const more = Array.from({ length: 40 }, () => ({
    token: admin.token,
    body: { model: 'gpt-4', messages: [{ role: 'user', content: '[[sandbox:tokens=1]]' }] },
  }));
  await Promise.all(more.map(async (asked) => (await it.api.call('POST', '/v1/chat/stream', asked)).text()));
  const voice = { token: admin.token, body: { text: 'Hi.' } };
  const spoken = await it.api.call('POST', '/api/v1/media/voice', voice);
  const { request_id, audio_url } = Voice.parse(await spoken.json());
  const limited = await it.app.apiKey(admin.ctx, { scopes: ['metrics'] });
  const { conversations, characters } = await makeTalks(admin);
  const numbers = Array.from({ length: 60 }, (_, index) => index + 1);
  const names = numbers.map(String);
  return {
    tokens: [admin.token, admin.token, admin.token, other.token],
    limited: limited.secret,
    values: {
      turn_id: turns,
      request_id: [request_id],
      session_id: [...sessions, ...names],
      prompt_id: names,
      character_id: characters,
      influencer_id: characters,
      conversation_id: conversations,
      file: ['assistant.png'],
    },
    fields: {
      session_id: [null, ...numbers],
      tabid: [null, ...numbers],
      prompt_id: numbers,
      uuid: [admin.uuid],
      character_id: characters,
      influencer_id: characters,
    },
    addresses: { getAsset: [audio_url] },
  };
}

/** Sessions with a character that go by numbers, and conversations with every influencer there is. */
async function makeTalks({ token }: { token: string }) {
  for (const session_id of ['1', '2', '3', '4', '5'])
    await it.api.call('POST', '/api/v1/chat/message', { token, body: { message: 'Hello', session_id } });
  const listed = await it.api.call('GET', '/api/v1/influencers', { token });
  const { influencers } = Influencers.parse(await listed.json());
  const conversations: string[] = [];
  for (const { id } of influencers) {
    const body = { influencer_id: id };
    const begun = await it.api.call('POST', '/api/v1/chat/conversations', { token, body });
    conversations.push(Named.parse(await begun.json()).id);
  }
  return { conversations, characters: influencers.flatMap(({ id, name }) => [id, name]) };
}

async function newUser(over: { admin: boolean }) {
  const { ctx, email } = await it.app.newUser(over);
  await setPlan(it.app.system, { email, plan: 'scale' });
  const { secret: token } = await it.app.apiKey(ctx);
  return { ctx, token, uuid: requireUser(ctx.actor).uuid };
}

const Named = z.object({ id: z.string() });
const Influencers = z.object({ influencers: z.array(Named.extend({ name: z.string() })) });
const Voice = z.object({ request_id: z.string(), audio_url: z.string() });

test('whatever is asked of whichever operation, the answer is one that is documented', async () => {
  const requests = makeRequests();
  const route = createRouter(endpoints);
  const judge = createJudge(api, (method, path) => route(method, path).kind === 'found');
  using sender = createSender(it.api.url, IN_FLIGHT);
  const { wrong, done } = await sendAll(requests, sender, judge);
  expect([...wrong].map((parts) => parts.join('\n')).join('\n\n')).toBe('');
  expect(requests.length).toBeGreaterThanOrEqual(REQUESTS);
  const never = operationsOf(api).filter(({ operationId }) => !done.has(operationId));
  expect(never.map(({ operationId }) => operationId)).toEqual(['openChatSocket', 'makeVideo']);
});

/** Of every operation in turn, so that each meets what others have made or deleted. */
function makeRequests(): FuzzRequest[] {
  const operations = operationsOf(api);
  const each = Math.ceil(REQUESTS / (operations.length - SLOW.length));
  const lists = operations.map((operation) => {
    const numRuns = SLOW.includes(operation.operationId) ? Math.ceil(each / 5) : each;
    return fc.sample(requestsTo(api, operation, known), { seed: seedOf(operation.operationId), numRuns });
  });
  return Array.from({ length: each }, (_, round) => lists.flatMap((list) => list[round] ?? [])).flat();
}

/** By its name, so that a new operation changes nothing for the others. */
function seedOf(operationId: string): number {
  return Array.from(operationId).reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 1_000_003, SEED);
}

/** What was wrong, one request of a kind, and which operations have at least once done what was asked. */
async function sendAll(requests: readonly FuzzRequest[], { send }: Sender, judge: Judge) {
  const wrong = new Map<string, string>();
  const done = new Set<string>();
  const left = requests.entries();
  const work = async () => {
    for (const [number, request] of left) {
      const { operationId } = request.operation;
      const heard = await send(request);
      const reason = judge(request, heard);
      if (reason !== null) wrong.set(`${operationId}: ${reason}`, describe(number, request, heard));
      if (heard.status > 0 && heard.status < 400) done.add(operationId);
    }
  };
  await Promise.all(Array.from({ length: IN_FLIGHT }, work));
  return { wrong, done };
}

function describe(number: number, request: FuzzRequest, heard: Heard): string {
  const { operation, path, body } = request;
  const { authorization: token, ...headers } = request.headers;
  return [
    `request ${number} of TEST_SEED=${SEED} TEST_FUZZ=${REQUESTS}`,
    `${operation.method} ${path.slice(0, 500)}`,
    `${JSON.stringify(headers)}, ${token === undefined ? 'without' : 'with'} a token`,
    `sent: ${body?.slice(0, 1_000) ?? '(nothing)'}`,
    `heard: ${heard.status} ${heard.text.slice(0, 500)}`,
  ].join('\n');
}
