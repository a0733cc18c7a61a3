import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { dialects, endpoints } from '#server/dialects/index.ts';
import { describeApi } from '#server/http/openapi.ts';
import { newId } from '#server/kernel/ids.ts';
import { type OpenApi, openApi } from '#tests/support/http/index.ts';
import { deleteRows, historyRows, turnRows } from './bad-input/addresses.ts';
import { streamRows, switchRows } from './bad-input/bodies.ts';
import { type BadRequest, FOREIGN } from './bad-input/row.ts';

const badRequests = [...streamRows, ...switchRows, ...historyRows, ...deleteRows, ...turnRows];

let it: OpenApi;

beforeAll(async () => {
  it = await openApi();
  const { ctx } = await it.app.newUser();
  await somebodyElsesTurn(ctx.actor.kind === 'user' ? ctx.actor.userId : 0);
});
afterAll(() => it[Symbol.asyncDispose]());

async function somebodyElsesTurn(userId: number): Promise<void> {
  const { prisma } = it.app.ports.db;
  const [message, conversationId] = [newId(), FOREIGN.session];
  await prisma.conversation.create({
    data: { id: conversationId, uuid: newId(), userId, applicationId: 1, model: 'gpt-4', title: 'Private' },
  });
  await prisma.message.create({
    data: { id: message, conversationId, depth: 0, role: 'assistant', content: 'Private' },
  });
  await prisma.turn.create({
    data: {
      id: FOREIGN.turn,
      conversationId,
      userId,
      assistantMessageId: message,
      processId: newId(),
      status: 'complete',
    },
  });
}

const Documented = z.object({
  paths: z.record(
    z.string(),
    z.record(z.string(), z.object({ responses: z.record(z.string(), z.unknown()) })),
  ),
});
const documented = Documented.parse(describeApi(endpoints, dialects, '1'));

function statusesOf(operation: string): string[] {
  const [method = '', path = ''] = operation.split(' ');
  return Object.keys(documented.paths[path]?.[method.toLowerCase()]?.responses ?? {});
}

function send({ method, path, body, headers = {} }: BadRequest): Promise<Response> {
  const raw = Buffer.isBuffer(body) ? new Uint8Array(body) : undefined;
  if (raw === undefined) return it.api.call(method, path, { token: it.token, body, headers });
  const all = { authorization: `Bearer ${it.token}`, 'content-type': 'application/json', ...headers };
  return fetch(`${it.api.url}${path}`, { method, headers: all, body: raw });
}

/** A path that is no UTF-8 is nobody's, so it is refused by whoever answers for unknown paths. */
const Refusal = z.union([
  z.strictObject({ detail: z.string().min(1).max(1_000) }),
  z.strictObject({ error: z.literal('not_found'), message: z.string(), details: z.strictObject({}) }),
]);

test.each(badRequests)('$operation refuses $name with $status', async (row) => {
  const response = await send(row);
  const text = await response.text();
  expect([response.status, text.slice(0, 300)]).toEqual([row.status, expect.any(String)]);
  expect(response.headers.get('content-type')).toBe('application/json; charset=utf-8');
  expect(response.headers.get('x-request-id')).toMatch(/^[\w-]{36}$/);
  Refusal.parse(JSON.parse(text));
  expect(statusesOf(row.operation)).toContain(String(row.status));
});

test('the table has rows enough, and nothing that was refused has left a trace', async () => {
  expect(badRequests.length).toBeGreaterThan(250);
  const { prisma } = it.app.ports.db;
  expect(await prisma.conversation.findMany({ select: { title: true } })).toEqual([{ title: 'Private' }]);
  expect(await prisma.message.count()).toBe(1);
});

test('where the model is unknown the answer names those that there are', async () => {
  const body = { model: 'gpt-0', messages: [{ role: 'user', content: 'Hi' }] };
  const response = await it.api.call('POST', '/v1/chat/stream', { token: it.token, body });
  expect(await response.json()).toEqual({
    detail: expect.stringMatching(/^Unknown model "gpt-0"\. Known models: .*gpt-4.*sandbox/),
  });
});

test('what is wrong is named by its place in the request', async () => {
  const body = {
    model: 'gpt-4',
    messages: [
      { role: 'user', content: 'Hi' },
      { role: 'user', content: 7 },
    ],
  };
  const response = await it.api.call('POST', '/v1/chat/stream', { token: it.token, body });
  expect(await response.json()).toEqual({ detail: expect.stringMatching(/^messages\.1\.content: /) });
});
