import { expect, test } from 'vitest';
import { noteWork } from '#server/domain/media/index.ts';
import { openApi } from '#tests/support/http/index.ts';
import packageJson from '../../../package.json' with { type: 'json' };

const PATH = '/api/v1/health';

test('anybody is told how every part is, in the document’s form', async () => {
  await using it = await openApi();
  await noteWork(it.app.system);
  const response = await it.api.call('GET', PATH);
  expect(response.status).toBe(200);
  expect(response.headers.get('cache-control')).toBe('no-store');
  expect(await response.json()).toEqual({
    status: expect.stringMatching(/^(healthy|degraded)$/),
    timestamp: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/),
    version: packageJson.version,
    uptime_seconds: expect.any(Number),
    services: {
      llm_api: 'healthy',
      vector_database: 'not_configured',
      voice_generator: 'healthy',
      video_generator: 'healthy',
      redis: 'not_configured',
      image_generator: 'healthy',
      database: 'healthy',
      storage: 'healthy',
      worker: 'healthy',
      // The machine's own.
      disk: expect.any(String),
    },
    sandbox: ['llm_api', 'image_generator', 'video_generator', 'voice_generator'],
    resource_usage: {
      cpu_percent: expect.any(Number),
      memory_percent: expect.any(Number),
      gpu_memory_percent: 0,
    },
  });
});

test('without its database the server answers 503 and says which part it is, to somebody with a token too', async () => {
  await using it = await openApi();
  const lost = { ...it.app.ports.db, query: () => Promise.reject(new Error('connection refused')) };
  await using broken = await openApi({ ports: { db: lost } });
  for (const token of [undefined, it.token, 'gr_live_old']) {
    const response = await broken.api.call('GET', PATH, token === undefined ? {} : { token });
    expect([response.status, await response.json()]).toMatchObject([
      503,
      { status: 'unhealthy', services: { database: 'unhealthy', storage: 'healthy' } },
    ]);
    expect((await broken.api.call('GET', '/health', token === undefined ? {} : { token })).status).toBe(503);
  }
});

test('a flood of questions is few questions to the database', async () => {
  await using it = await openApi();
  let asked = 0;
  const db: typeof it.app.ports.db = {
    ...it.app.ports.db,
    query(statement, values) {
      asked++;
      return it.app.ports.db.query(statement, values);
    },
  };
  await using counted = await openApi({ ports: { db } });
  asked = 0;
  await Promise.all(
    Array.from({ length: 50 }, (_, n) => counted.api.call('GET', n % 2 === 0 ? PATH : '/health')),
  );
  expect(asked).toBe(2);
});
