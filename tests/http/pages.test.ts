import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { endpoints } from '#server/dialects/index.ts';
import { type OpenApi, openApi } from '#tests/support/http/index.ts';

let it: OpenApi;
/** What the paths' parameters stand for. */
const existing: Record<string, string> = { session_id: 'mine' };
beforeAll(async () => {
  it = await openApi();
  const { token } = it;
  await it.api.call('POST', '/api/v1/chat/message', {
    token,
    body: { message: 'Hello', session_id: 'mine' },
  });
  const body = { influencer_id: 'mira-vale' };
  const begun = await it.api.call('POST', '/api/v1/chat/conversations', { token, body });
  existing['conversation_id'] = z.object({ id: z.string() }).parse(await begun.json()).id;
});
afterAll(() => it[Symbol.asyncDispose]());

/** Every parameter of every family that says which page, how much of it, or from where on. */
const PAGED = endpoints.flatMap(({ method, path, query }) => {
  const names = query instanceof z.ZodObject ? Object.keys(query.shape) : [];
  return names
    .filter((name) => /^(page|page_size|limit|offset)$/.test(name))
    .map((name) => ({ method, path, name }));
});

const WHOLE = ['1000000', '2147483647', '2147483648', '999999999', '9007199254740993', '9'.repeat(40)];
const ODD = ['0', '-1', '1.5', '1e9', 'NaN', 'Infinity', '0x10', '', ' ', '١', '%00', '1%00'];

test('there are such parameters', () => {
  expect(PAGED.map(({ path, name }) => `${path} ${name}`)).toEqual(
    expect.arrayContaining(['/v1/chat/history page', '/api/chat/prompts page_size']),
  );
});

test.each(PAGED)(
  '$method $path with a $name that no row can have is refused, or an empty page',
  async (asked) => {
    const path = asked.path.replaceAll(/\{(\w+)\}/g, (_, name: string) => existing[name] ?? '');
    // Whoever passes over none sees what there is.
    for (const value of [...WHOLE, ...ODD].filter((one) => asked.name !== 'offset' || one !== '0')) {
      const response = await it.api.call(asked.method, `${path}?${asked.name}=${value}`, {
        token: it.token,
      });
      expect([value, response.status]).toEqual([
        value,
        expect.toSatisfy((status) => [200, 400, 422].includes(status)),
      ]);
      if (response.status !== 200) continue;
      const answer = z.record(z.string(), z.unknown()).parse(await response.json());
      const lists = Object.values(answer).filter((part) => Array.isArray(part));
      expect([value, lists]).toEqual([value, [[]]]);
    }
  },
);
