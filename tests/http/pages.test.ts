import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { endpoints } from '#server/dialects/index.ts';
import { type OpenApi, openApi } from '#tests/support/http/index.ts';

let it: OpenApi;
beforeAll(async () => {
  it = await openApi();
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
    for (const value of [...WHOLE, ...ODD]) {
      const response = await it.api.call(asked.method, `${asked.path}?${asked.name}=${value}`, {
        token: it.token,
      });
      expect([value, response.status]).toEqual([
        value,
        expect.toSatisfy((status) => [200, 400, 422].includes(status)),
      ]);
      if (response.status !== 200) continue;
      const { sessions, items } = z
        .looseObject({ sessions: z.array(z.unknown()).optional(), items: z.array(z.unknown()).optional() })
        .parse(await response.json());
      expect([value, sessions ?? items]).toEqual([value, []]);
    }
  },
);
