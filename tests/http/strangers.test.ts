import { afterAll, expect, test, vi } from 'vitest';
import { z } from 'zod';
import { endpoints } from '#server/dialects/index.ts';
import { nobodys, SHARED } from '#tests/support/strangers/belongings.ts';
import { expectAlike, expectNothingOf, type Heard } from '#tests/support/strangers/compare.ts';
import { type Asked, REST_ROWS } from '#tests/support/strangers/rest-rows.ts';
import { openOwned } from '#tests/support/strangers/open-owned.ts';
import { rowsOfOthers } from '#tests/support/strangers/rows-of-others.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const owned = await openOwned();
const { it, theirs } = owned;
afterAll(() => owned[Symbol.asyncDispose]());

const methodOf = (operationId: string) =>
  endpoints.find((endpoint) => endpoint.operationId === operationId)?.method ?? '';

async function hear(token: string, method: string, { path, body, headers = {} }: Asked): Promise<Heard> {
  const authorization = `Bearer ${token}`;
  const answer =
    body instanceof FormData
      ? await fetch(`${it.api.url}${path}`, { method, body, headers: { authorization } })
      : await it.api.call(method, path, { token, body, headers });
  return { status: answer.status, text: await answer.text() };
}

test('every operation of the five families is among the rows', () => {
  const operations = endpoints.map(({ operationId }) => operationId);
  expect(Object.keys(REST_ROWS).toSorted()).toEqual(operations.toSorted());
});

test('a stranger hears of what is another’s just what would be heard of nothing, and changes none of it', async () => {
  const stranger = await it.app.newUser({ plan: 'scale' });
  const { secret } = await it.app.apiKey(stranger.ctx);
  // With a conversation of one's own, that of another with the same influencer is still not there.
  const body = { influencer_id: SHARED.persona };
  const begun = await it.api.call('POST', '/api/v1/chat/conversations', { token: secret, body });
  const own = { talkId: z.object({ id: z.string() }).parse(await begun.json()).id };
  const nobody = nobodys(theirs);
  const before = await rowsOfOthers(it.app.ports.db, stranger);
  for (const [operationId, rows] of Object.entries(REST_ROWS))
    for (const [index, { ask, varies }] of rows.entries()) {
      const name = `${operationId} ${index}`;
      const method = methodOf(operationId);
      const heard = await hear(secret, method, ask(theirs, own));
      if (varies) {
        expectNothingOf(name, heard, theirs);
        continue;
      }
      const ofNothing = await hear(secret, method, ask(nobody, own));
      expectAlike(name, [heard, theirs], [ofNothing, nobody]);
    }
  const after = new Set(await rowsOfOthers(it.app.ports.db, stranger));
  expect(before.filter((row) => !after.has(row))).toEqual([]);
});

test('its owner may do all of it', async () => {
  for (const [operationId, rows] of Object.entries(REST_ROWS))
    for (const [index, { ask, notByOwner }] of rows.entries()) {
      if (notByOwner !== undefined) continue;
      const { status, text } = await hear(it.token, methodOf(operationId), ask(theirs, theirs));
      expect.soft(status, `${operationId} ${index}: ${text}`).toBeLessThan(400);
    }
});
