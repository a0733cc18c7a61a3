import { afterAll, expect, test, vi } from 'vitest';
import { endOfAftermath } from '#server/domain/conversation/index.ts';
import { newId } from '#server/kernel/ids.ts';
import { appRouter } from '#server/trpc/root.ts';
import type { TestUser } from '#tests/support/app/index.ts';
import { sessionCookieOf } from '#tests/support/http/index.ts';
import { nobodys, SHARED } from '#tests/support/strangers/belongings.ts';
import { expectAlike, expectNothingOf, type Heard } from '#tests/support/strangers/compare.ts';
import { PROCEDURE_ROWS } from '#tests/support/strangers/procedure-rows.ts';
import { openOwned } from '#tests/support/strangers/open-owned.ts';
import { rowsOfOthers } from '#tests/support/strangers/rows-of-others.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const owned = await openOwned();
const { it, theirs } = owned;
afterAll(() => owned[Symbol.asyncDispose]());

/** A procedure that changes something refuses GET, and is asked by POST then. */
async function hear(cookie: string, name: string, given: unknown): Promise<Heard> {
  // A form with a picture takes a moment to make.
  const input = await given;
  const path = `/api/trpc/${name}`;
  const headers = { cookie };
  if (input instanceof FormData)
    return heardOf(await fetch(`${it.api.url}${path}`, { method: 'POST', headers, body: input }));
  const query = input === undefined ? '' : `?input=${encodeURIComponent(JSON.stringify(input))}`;
  const heard = await heardOf(await it.api.call('GET', `${path}${query}`, { headers }));
  return heard.status === 405 ? heardOf(await it.api.call('POST', path, { headers, body: input })) : heard;
}

async function heardOf(answer: Response): Promise<Heard> {
  return { status: answer.status, text: await answer.text() };
}

/** With a talk of one's own, that of another with the same persona is still not there. */
async function talkToo({ ctx }: TestUser): Promise<void> {
  const hello = { persona: SHARED.persona, messageId: newId(), content: '[[sandbox:tokens=1]]' };
  await appRouter.createCaller(ctx).talk.say(hello);
  await endOfAftermath(ctx);
}

test('every procedure is among the rows', () => {
  const procedures = Object.keys(appRouter._def.procedures);
  expect(Object.keys(PROCEDURE_ROWS).toSorted()).toEqual(procedures.toSorted());
});

test('a stranger hears of what is another’s just what would be heard of nothing, and changes none of it', async () => {
  const stranger = await it.app.newUser({ plan: 'scale' });
  const cookie = await sessionCookieOf(stranger);
  const nobody = nobodys(theirs);
  const before = await rowsOfOthers(it.app.ports.db, stranger);
  await talkToo(stranger);
  for (const [procedure, rows] of Object.entries(PROCEDURE_ROWS))
    for (const [index, { input, kind }] of rows.entries()) {
      const name = `${procedure} ${index}`;
      const heard = await hear(cookie, procedure, input(theirs));
      if (kind !== undefined) expectNothingOf(name, heard, theirs);
      if (kind === 'claimed') expect.soft([404, 409], `${name}: ${heard.text}`).toContain(heard.status);
      if (kind === undefined)
        expectAlike(name, [heard, theirs], [await hear(cookie, procedure, input(nobody)), nobody]);
    }
  const after = new Set(await rowsOfOthers(it.app.ports.db, stranger));
  expect(before.filter((row) => !after.has(row))).toEqual([]);
});

test('its owner may do all of it', async () => {
  const cookie = await sessionCookieOf(it.user);
  for (const [procedure, rows] of Object.entries(PROCEDURE_ROWS))
    for (const [index, { input, notByOwner }] of rows.entries()) {
      if (notByOwner) continue;
      const { status, text } = await hear(cookie, procedure, input(theirs));
      expect.soft(status, `${procedure} ${index}: ${text}`).toBeLessThan(400);
    }
});
