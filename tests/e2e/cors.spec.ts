import { expect, test } from './support.ts';

// Pages to ask from are answers of our own server, whose policy would keep them from asking.
test.use({ bypassCSP: true });

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
  const token = /gr_live_[\w-]+/.exec(await made.text())?.[0] ?? '';
  const here = baseURL ?? '';
  const listed = here.replace('127.0.0.1', 'localhost');
  await page.goto(`${listed}/health`);
  expect(await page.evaluate(ask, { url: here, token })).toEqual([
    'from-elsewhere',
    true,
    expect.stringContaining('[DONE]'),
  ]);
  await page.goto(`${here}/health`);
  expect(await page.evaluate(ask, { url: listed, token })).toBe('kept from it');
});
