import { expect, test } from 'vitest';
import { type OpenApi, openApi, readEvents, readWhole, scriptedModels } from '#tests/support/http/index.ts';

const PIECES = ['One', ' [DONE] two\n', 'th\u{1f600}ree', '\n\n', ' end'];
const WHOLE = PIECES.join('');

function begin(it: OpenApi, content = 'Go'): Promise<Response> {
  const body = { model: 'gpt-4', messages: [{ role: 'user', content }] };
  return it.api.call('POST', '/v1/chat/stream', { token: it.token, body });
}

const turnOf = (response: Response) => `/v1/chat/turns/${response.headers.get('x-turn-id')}`;

function watch(it: OpenApi, turn: string, lastEventId?: string): Promise<Response> {
  const headers: Record<string, string> = lastEventId === undefined ? {} : { 'Last-Event-ID': lastEventId };
  return it.api.call('GET', `${turn}/stream`, { token: it.token, headers });
}

const textOf = (stream: string) =>
  readEvents(stream)
    .filter(({ event, data }) => event === 'message' && data !== '[DONE]')
    .map(({ data }) => data)
    .join('');

test('from each id that a stream has sent, a reader goes on without loss or repetition', async () => {
  const textModels = scriptedModels(PIECES);
  await using it = await openApi({ ports: { textModels } });
  const first = await begin(it);
  const heard = readEvents(await readWhole(first, textModels.heardUpTo)).filter(
    ({ data }) => data !== '[DONE]',
  );
  expect(heard.length).toBe(PIECES.length + 1);
  const ids = heard.map(({ id }) => id);
  for (const [index, id] of ['0', ...ids].entries()) {
    const before = heard
      .slice(0, index)
      .map(({ data }) => data)
      .join('');
    const rest = await (await watch(it, turnOf(first), id)).text();
    expect(before + textOf(rest), `from ${id}`).toBe(WHOLE);
    expect(rest.endsWith('data: [DONE]\n\n')).toBe(true);
  }
});

test('a reader who comes while the answer is being made is told the beginning and then the rest', async () => {
  const textModels = scriptedModels(PIECES);
  await using it = await openApi({ ports: { textModels } });
  const first = await begin(it);
  const reader = first.body?.getReader();
  await reader?.read();
  const second = await watch(it, turnOf(first));
  const resumed = await watch(it, turnOf(first), '3');
  const [all, rest] = await Promise.all([readWhole(second, textModels.heardUpTo), resumed.text()]);
  expect(textOf(all)).toBe(WHOLE);
  expect(`One${textOf(rest)}`).toBe(WHOLE);
  await reader?.cancel();
});

test('a reader in another process hears the same', async () => {
  const textModels = scriptedModels(PIECES);
  await using it = await openApi({ ports: { textModels } });
  await using other = await openApi();
  const first = await begin(it);
  const watched = await other.api.call('GET', `${turnOf(first)}/stream`, { token: it.token });
  const [here, there] = await Promise.all([readWhole(first, textModels.heardUpTo), watched.text()]);
  expect([textOf(here), textOf(there)]).toEqual([WHOLE, WHOLE]);
  expect(there.endsWith('data: [DONE]\n\n')).toBe(true);
});

test('a reader who has everything already is told the end', async () => {
  await using it = await openApi();
  const first = await begin(it, '[[sandbox:tokens=3]]');
  await first.text();
  for (const id of ['8', '999999999'])
    expect(await (await watch(it, turnOf(first), id)).text()).toBe('data: [DONE]\n\n');
});

test.each(['x', '-1', '1.5', '1e3', '9999999999', '١'])('the Last-Event-ID %j was never sent', async (id) => {
  await using it = await openApi();
  const first = await begin(it, '[[sandbox:tokens=3]]');
  await first.text();
  const response = await watch(it, turnOf(first), Buffer.from(id).toString('latin1'));
  expect([response.status, await response.json()]).toEqual([
    400,
    { detail: 'Last-Event-ID: must be an id that this stream has sent' },
  ]);
});

test('a turn that is stopped keeps what was said, and its readers hear a whole end', async () => {
  const textModels = scriptedModels(['One', ' two', ' three']);
  await using it = await openApi({ ports: { textModels } });
  const first = await begin(it);
  const heard = Promise.withResolvers<undefined>();
  const stream = readWhole(first, (position) => {
    if (position === 3) textModels.heardUpTo(3);
    if (position === 7) heard.resolve(undefined);
  });
  await heard.promise;
  const report = await it.api.call('DELETE', turnOf(first), { token: it.token });
  const body = await report.json();
  expect([report.status, body]).toMatchObject([
    200,
    { status: 'stopped', message: { role: 'assistant', content: 'One two' }, usage: null, error: null },
  ]);
  expect(await stream).toMatch(/ two\n\ndata: \[DONE\]\n\n$/);
  const again = await it.api.call('DELETE', turnOf(first), { token: it.token });
  expect([again.status, await again.json()]).toEqual([200, body]);
});

test('a turn can be stopped from another process', async () => {
  const textModels = scriptedModels(['One', ' two']);
  await using it = await openApi({ ports: { textModels } });
  await using other = await openApi();
  const first = await begin(it);
  const stopped = await other.api.call('DELETE', turnOf(first), { token: it.token });
  expect(await stopped.json()).toMatchObject({ status: 'stopped' });
  expect(await first.text()).toMatch(/data: \[DONE\]\n\n$/);
});

test('a turn that has ended is told as it ended', async () => {
  await using it = await openApi();
  const first = await begin(it, '[[sandbox:tokens=2]]');
  await first.text();
  const got = await it.api.call('GET', turnOf(first), { token: it.token });
  const report = await got.json();
  expect(report).toEqual({
    turn_id: first.headers.get('x-turn-id'),
    session_id: Number(first.headers.get('x-session-id')),
    message_id: first.headers.get('x-message-id'),
    status: 'complete',
    model: 'gpt-4',
    message: { role: 'assistant', content: 'w1 w2' },
    usage: { prompt_tokens: 1, completion_tokens: 2 },
    error: null,
    created_at: expect.stringMatching(/Z$/),
    ended_at: expect.stringMatching(/Z$/),
  });
  const stopped = await it.api.call('DELETE', turnOf(first), { token: it.token });
  expect([stopped.status, await stopped.json()]).toEqual([200, report]);
});

test('a session that is deleted while it answers takes its turn along', async () => {
  const textModels = scriptedModels(['One', ' two']);
  await using it = await openApi({ ports: { textModels } });
  const first = await begin(it);
  const session = first.headers.get('x-session-id');
  expect((await it.api.call('DELETE', `/v1/chat/sessions/${session}`, { token: it.token })).status).toBe(200);
  expect(await first.text()).toMatch(/^id: 3\ndata: One\n\n(event: error\n|data: \[DONE\]\n\n$)/);
  expect((await it.api.call('GET', turnOf(first), { token: it.token })).status).toBe(404);
  expect(await it.app.ports.db.prisma.message.count({ where: { conversationId: Number(session) } })).toBe(0);
});

test('a turn id that is none is refused under the name that the address gives it', async () => {
  await using it = await openApi();
  for (const path of ['/v1/chat/turns/x', '/v1/chat/turns/x/stream']) {
    const refused = await it.api.call('GET', path, { token: it.token });
    expect(refused.status).toBe(400);
    expect(await refused.json()).toEqual({ detail: 'turn_id: must be a turn’s id' });
  }
});

test('every answer about a turn says what it belongs to, and that the sandbox spoke', async () => {
  await using it = await openApi();
  const first = await begin(it, '[[sandbox:tokens=3]]');
  await first.text();
  const headersOf = ({ headers }: Response) =>
    ['x-session-id', 'x-message-id', 'x-turn-id', 'x-sandbox'].map((name) => headers.get(name));
  expect(headersOf(first)[3]).toBe('true');
  const looked = await it.api.call('GET', turnOf(first), { token: it.token });
  const stopped = await it.api.call('DELETE', turnOf(first), { token: it.token });
  const watched = await watch(it, turnOf(first));
  for (const answer of [looked, stopped, watched]) {
    expect(answer.status).toBe(200);
    expect(headersOf(answer)).toEqual(headersOf(first));
    await answer.text();
  }
});
