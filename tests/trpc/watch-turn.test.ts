import { expect, test } from 'vitest';
import { z } from 'zod';
import { newId } from '#server/kernel/ids.ts';
import {
  type OpenApi,
  openApi,
  type ReadEvent,
  readEvents,
  readWhole,
  scriptedModels,
  sessionCookieOf,
} from '#tests/support/http/index.ts';

const PIECES = ['One', ' two\n', 'th\u{1f600}ree'];

async function begin(it: OpenApi, cookie: string): Promise<string> {
  const turnId = newId();
  const body = {
    conversationId: newId(),
    turnId,
    userMessage: { id: newId(), content: 'Go' },
    assistantMessageId: newId(),
    parentId: null,
    model: 'gpt-4',
  };
  const response = await it.api.call('POST', '/api/trpc/turn.ask', { body, headers: { cookie } });
  expect(response.status).toBe(200);
  return turnId;
}

function watch(
  it: OpenApi,
  cookie: string,
  turnId: string,
  headers: Record<string, string> = {},
): Promise<Response> {
  const input = encodeURIComponent(JSON.stringify({ turnId }));
  const accept = 'text/event-stream';
  return it.api.call('GET', `/api/trpc/turn.watch?input=${input}`, {
    headers: { cookie, accept, ...headers },
  });
}

const Told = z.looseObject({ type: z.string(), text: z.string().optional() });

/** The events that carry something of the turn. */
function turnEvents(text: string): (ReadEvent & { told: z.output<typeof Told> })[] {
  return readEvents(text)
    .filter(({ event, data }) => event === 'message' && data !== '')
    .map((event) => ({ ...event, told: Told.parse(JSON.parse(event.data)) }));
}

const textOf = (events: ReturnType<typeof turnEvents>) => events.map(({ told }) => told.text ?? '').join('');

test('a page that watches a turn is told it to its end, each event with the place to go on from', async () => {
  const textModels = scriptedModels(PIECES);
  await using it = await openApi({ ports: { textModels } });
  const cookie = await sessionCookieOf(it.user);
  const turnId = await begin(it, cookie);
  const response = await watch(it, cookie, turnId);
  expect(response.headers.get('content-type')).toMatch(/^text\/event-stream/);
  const events = turnEvents(await readWhole(response, textModels.heardUpTo));
  expect(events.map(({ id, told }) => `${id} ${told.type}`)).toEqual([
    '0 turn-start',
    '3 text-delta',
    '8 text-delta',
    '15 text-delta',
    '15 turn-end',
  ]);
  expect(textOf(events)).toBe(PIECES.join(''));
  expect(events.at(-1)?.told).toMatchObject({
    status: 'complete',
    promptTokens: 3,
    completionTokens: 3,
    failure: null,
  });

  for (const { id } of events) {
    const rest = turnEvents(await (await watch(it, cookie, turnId, { 'Last-Event-ID': id })).text());
    expect(PIECES.join('').slice(0, Number(id)) + textOf(rest), `from ${id}`).toBe(PIECES.join(''));
    expect(rest.at(-1)?.told.type).toBe('turn-end');
  }
});

test('a page that leaves is no longer written to, and the turn goes on', async () => {
  const textModels = scriptedModels(PIECES);
  await using it = await openApi({ ports: { textModels } });
  const cookie = await sessionCookieOf(it.user);
  const turnId = await begin(it, cookie);
  const response = await watch(it, cookie, turnId);
  await response.body?.cancel();
  const again = await watch(it, cookie, turnId);
  expect(textOf(turnEvents(await readWhole(again, textModels.heardUpTo)))).toBe(PIECES.join(''));
});

test.each([
  [
    'another person',
    async (it: OpenApi) => sessionCookieOf(await it.app.newUser()),
    'NOT_FOUND',
    'not_found',
  ],
  ['nobody', async () => '', 'UNAUTHORIZED', 'unauthenticated'],
])('%s who watches is told why not', async (_, cookieOf, code, domainCode) => {
  const textModels = scriptedModels(['One']);
  await using it = await openApi({ ports: { textModels } });
  const turnId = await begin(it, await sessionCookieOf(it.user));
  const response = await watch(it, await cookieOf(it), turnId);
  const refusal = readEvents(await response.text()).find(({ event }) => event === 'serialized-error');
  const data: unknown = refusal === undefined ? await response.clone().json() : JSON.parse(refusal.data);
  expect(data).toMatchObject({ data: { code, domainCode } });
  textModels.heardUpTo(3);
});

test('a position that no stream has sent is refused', async () => {
  await using it = await openApi({ ports: { textModels: scriptedModels([]) } });
  const cookie = await sessionCookieOf(it.user);
  const turnId = await begin(it, cookie);
  const text = await (await watch(it, cookie, turnId, { 'Last-Event-ID': 'x' })).text();
  expect(text).toContain('"domainCode":"invalid_input"');
});
