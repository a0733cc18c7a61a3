import { afterAll, expect, test } from 'vitest';
import { checkParts, type Condition } from '#server/domain/health/index.ts';
import { tendTurns } from '#server/domain/conversation/index.ts';
import { noteSubmission } from '#server/domain/media/breaker.ts';
import { noteWork, requestMedia } from '#server/domain/media/index.ts';
import { buildMediaCatalogue } from '#server/domain/catalogue/index.ts';
import type { Context } from '#server/kernel/context.ts';
import { DomainError } from '#server/kernel/errors.ts';
import { imageInput } from '#tests/support/media/index.ts';
import { testApplication } from '#tests/support/app/index.ts';

const app = await testApplication();
await noteWork(app.system);
afterAll(() => app.close());

/** The condition with another world laid over the application's; its own database object keeps probes apart. */
function conditionWith(over: Partial<Context> = {}): Promise<Condition> {
  return checkParts({ ...app.system, db: { ...app.ports.db }, ...over });
}

const SOUND = {
  database: 'healthy',
  storage: 'healthy',
  disk: 'healthy',
  worker: 'healthy',
  text: 'healthy',
  image: 'healthy',
  video: 'healthy',
  voice: 'healthy',
};
const machineWith = (freeBytes: number) => ({
  ...app.ports.machine,
  disk: () => Promise.resolve({ freeBytes, totalBytes: 10e9 }),
});
const roomy = machineWith(5e9);

test('without any key all is well, and what the sandbox stands in for is told', async () => {
  const condition = await conditionWith({ machine: roomy });
  expect(condition).toMatchObject({
    status: 'healthy',
    parts: SOUND,
    sandbox: ['text', 'image', 'video', 'voice'],
  });
  expect(condition.uptimeSeconds).toBeGreaterThanOrEqual(0);
});

test('without sandbox and keys nobody answers or makes anything, and that is no trouble', async () => {
  await using bare = await testApplication({ env: { SANDBOX: 'off', OPENAI_API_KEY: 'sk-1' } });
  const condition = await checkParts({ ...bare.system, machine: roomy });
  const nobody = { image: 'not_configured', video: 'not_configured', voice: 'not_configured' };
  expect(condition).toMatchObject({ status: 'healthy', parts: { ...SOUND, ...nobody }, sandbox: [] });
});

test('without its database the server is not well, and nobody is known to work', async () => {
  const lost = { ...app.ports.db, query: () => Promise.reject(new Error('connection refused')) };
  expect(await conditionWith({ db: lost, machine: roomy })).toMatchObject({
    status: 'unhealthy',
    parts: { ...SOUND, database: 'unhealthy', worker: 'unhealthy' },
  });
});

test('a database that says nothing is given two seconds, together with everything else', async () => {
  const silent = { ...app.ports.db, query: () => new Promise<never>(() => {}) };
  const storage = { ...app.ports.storage, reach: () => new Promise<never>(() => {}) };
  expect(await conditionWith({ db: silent, storage, machine: roomy })).toMatchObject({
    status: 'unhealthy',
    parts: { ...SOUND, database: 'unhealthy', worker: 'unhealthy', storage: 'unhealthy' },
  });
});

test('without storage the server goes on', async () => {
  const away = () => Promise.reject(new DomainError('unavailable', 'The bucket is away.'));
  const storage = { ...app.ports.storage, reach: away };
  expect(await conditionWith({ storage, machine: roomy })).toMatchObject({
    status: 'degraded',
    parts: { ...SOUND, storage: 'unhealthy' },
  });
});

test.each([
  [500e6, 'degraded'],
  [50e6, 'unhealthy'],
])('with %d bytes left the disk is %s', async (freeBytes, disk) => {
  const condition = await conditionWith({ machine: machineWith(freeBytes) });
  expect(condition).toMatchObject({ status: 'degraded', parts: { ...SOUND, disk } });
});

test('with nobody who makes generations the worker is missing; a process that only serves is none', async () => {
  await using serving = await testApplication();
  await tendTurns(serving.system);
  const { process: processes } = app.ports.db.prisma;
  await processes.updateMany({ data: { workedAt: new Date(Date.now() - 60_000) } });
  expect(await conditionWith({ machine: roomy })).toMatchObject({
    status: 'degraded',
    parts: { ...SOUND, worker: 'unhealthy' },
  });
  await noteWork(app.system);
});

test('a queue that nobody begins is told, one that is being worked off is none', async () => {
  const { ctx } = await app.newUser();
  const { id } = await requestMedia(ctx, imageInput());
  const { generation } = app.ports.db.prisma;
  await generation.update({ where: { id }, data: { nextRunAt: new Date(Date.now() - 600_000) } });
  expect((await conditionWith({ machine: roomy })).parts.worker).toBe('degraded');
  await generation.update({ where: { id }, data: { state: 'running' } });
  expect((await conditionWith({ machine: roomy })).parts.worker).toBe('healthy');
});

test('a provider that takes nothing makes what it would make degraded, as any other process sees it', async () => {
  const env = { FAL_KEY: 'fal-1' };
  await using worker = await testApplication({ env });
  const declined = { outcome: 'not-accepted' } as const;
  for (const id of ['a', 'b', 'c', 'd', 'e'])
    noteSubmission(worker.system, { id, provider: 'fal' }, declined);
  await noteWork(worker.system);
  await using elsewhere = await testApplication({ env });
  const { parts } = await checkParts({ ...elsewhere.system, machine: roomy });
  expect(parts).toMatchObject({ video: 'degraded', image: 'healthy', text: 'healthy' });
});

test('models that a file adds or changes are looked at like the others', async () => {
  const mediaCatalogue = new Map([...buildMediaCatalogue()].filter(([, { kind }]) => kind !== 'voice'));
  expect((await conditionWith({ mediaCatalogue, machine: roomy })).parts.voice).toBe('not_configured');
});
