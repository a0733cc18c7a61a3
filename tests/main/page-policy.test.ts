import type { IncomingMessage } from 'node:http';
import { expect, test } from 'vitest';
import { createS3Storage } from '#server/infra/storage/s3/s3-storage.ts';
import { loadConfig } from '#server/kernel/config.ts';
import { createRequestHandler } from '#server/main/handle-request.ts';
import { bucketOrigin, NONCE_HEADER, pagePolicy } from '#server/main/page-policy.ts';
import { testApplication } from '#tests/support/app/index.ts';
import { startHttp } from '#tests/support/http/index.ts';

const sourcesOf = (policy: string, directive: string) =>
  policy
    .split('; ')
    .find((each) => each.startsWith(`${directive} `))
    ?.split(' ')
    .slice(1);

test('scripts run with the nonce of their request, and nothing else does', () => {
  const policy = pagePolicy(loadConfig({}), 'abc');
  expect(sourcesOf(policy, 'script-src')).toEqual(["'nonce-abc'", "'strict-dynamic'"]);
  expect(sourcesOf(policy, 'style-src')).toEqual(["'self'"]);
  expect(policy).not.toMatch(/unsafe|\*|ws:/);
  for (const directive of ['default-src', 'base-uri', 'frame-ancestors'])
    expect(sourcesOf(policy, directive)).toEqual(["'none'"]);
});

test('only development may evaluate text and hold a socket open', () => {
  const policy = pagePolicy(loadConfig({ NODE_ENV: 'development' }), 'abc');
  expect(sourcesOf(policy, 'script-src')).toContain("'unsafe-eval'");
  expect(sourcesOf(policy, 'connect-src')).toContain('ws:');
});

test('the public address and the bucket are where media may come from', () => {
  const policy = pagePolicy(
    loadConfig({
      PUBLIC_URL: 'https://greenroom.example/base',
      S3_BUCKET_NAME: 'media',
      AWS_REGION: 'eu-west-1',
    }),
    'abc',
  );
  for (const directive of ['img-src', 'media-src', 'connect-src'])
    expect(sourcesOf(policy, directive)).toEqual(
      expect.arrayContaining([
        "'self'",
        'https://greenroom.example',
        'https://media.s3.eu-west-1.amazonaws.com',
      ]),
    );
  expect(sourcesOf(policy, 'script-src')).toHaveLength(2);
});

const KEY = { AWS_ACCESS_KEY_ID: 'id', AWS_SECRET_ACCESS_KEY: 'secret' };

test.each([
  { S3_BUCKET_NAME: 'media' },
  { S3_BUCKET_NAME: 'media', AWS_REGION: 'ap-southeast-2' },
  { S3_BUCKET_NAME: 'media', AWS_REGION: 'cn-north-1' },
  { S3_BUCKET_NAME: 'my.media' },
  { S3_BUCKET_NAME: 'media', S3_FORCE_PATH_STYLE: 'on' },
  { S3_BUCKET_NAME: 'media', S3_ENDPOINT: 'https://s3.example' },
  { S3_BUCKET_NAME: 'media', S3_ENDPOINT: 'https://s3.example', S3_FORCE_PATH_STYLE: 'on' },
  { S3_BUCKET_NAME: 'media', S3_ENDPOINT: 'http://127.0.0.1:9000' },
  { S3_BUCKET_NAME: 'media', S3_ENDPOINT: 'http://localhost:9000' },
  { S3_BUCKET_NAME: 'media', S3_ENDPOINT: 'http://localhost:9000', S3_FORCE_PATH_STYLE: 'on' },
])('a link into the bucket of %j leads where the policy allows', async (env) => {
  const { s3 } = loadConfig({ ...env, ...KEY });
  const link = await createS3Storage({ ...s3, bucket: env.S3_BUCKET_NAME }).link('a/b.png', {
    seconds: 60,
    downloadAs: null,
  });
  expect(bucketOrigin(s3)).toEqual([new URL(link ?? '').origin]);
});

test('Next is handed the nonce that the browser is told, and not what a client claims', async () => {
  await using app = await testApplication();
  const seen: IncomingMessage['headers'][] = [];
  await using server = await startHttp(
    createRequestHandler(app.ports, (req, res) => {
      seen.push(req.headers);
      res.end();
      return Promise.resolve();
    }),
  );
  const policies: (string | null)[] = [];
  for (const _ of [1, 2]) {
    const headers = { [NONCE_HEADER]: 'mine', 'content-security-policy': "script-src 'nonce-mine'" };
    policies.push((await fetch(`${server.url}/sign-in`, { headers })).headers.get('content-security-policy'));
  }
  expect(seen.map((headers) => headers['content-security-policy'])).toEqual(policies);
  expect(new Set(policies).size).toBe(2);
  seen.forEach((headers, index) =>
    expect(policies[index]).toContain(`'nonce-${String(headers[NONCE_HEADER])}'`),
  );
});
