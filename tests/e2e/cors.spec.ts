import type { Page } from '@playwright/test';
import { expect, test } from './support.ts';

/** A page of another server: `localhost` of our port is in CORS_ORIGINS, and another host than 127.0.0.1. */
async function openElsewhere(page: Page, address: string): Promise<void> {
  await page.route(address, (route) =>
    route.fulfill({ contentType: 'text/html', body: '<title>Elsewhere</title>' }),
  );
  await page.goto(address);
}

const ask = async ({ url, token }: { url: string; token: string }) => {
  const response = await fetch(`${url}/v1/chat/stream`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${token}`,
      'content-type': 'application/json',
      'x-request-id': 'from-elsewhere',
    },
    body: JSON.stringify({ model: 'gpt-4', messages: [{ role: 'user', content: '[[sandbox:tokens=3]]' }] }),
  }).catch(() => null);
  if (response === null) return 'kept from it';
  return [response.headers.get('x-request-id'), response.headers.has('x-session-id'), await response.text()];
};

test('a page of an origin in CORS_ORIGINS streams an answer; one of another origin is kept from it', async ({
  signedIn: page,
  expectedErrors,
  baseURL,
}) => {
  expectedErrors.push('CORS policy', 'ERR_FAILED');
  const made = await page.request.post('/api/trpc/apiKey.create', {
    data: { name: 'elsewhere', mode: 'live' },
  });
  const token = /gr_live_\w+/.exec(await made.text())?.[0] ?? '';
  const url = baseURL ?? '';
  const { port } = new URL(url);
  await openElsewhere(page, `http://localhost:${port}/elsewhere`);
  const heard = await page.evaluate(ask, { url, token });
  expect(heard).toEqual(['from-elsewhere', true, expect.stringContaining('[DONE]')]);
  await openElsewhere(page, 'http://localhost:9/elsewhere');
  expect(await page.evaluate(ask, { url, token })).toBe('kept from it');
});
