import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test, vi } from 'vitest';
import { z } from 'zod';
import { checkLedger } from '#server/domain/ledger/index.ts';
import { newId } from '#server/kernel/ids.ts';
import { testEnvironment } from '#tests/support/app/index.ts';
import { testDatabaseUrl, testDataDir } from '#tests/support/database/index.ts';
import { runCurl, signToken } from '#tests/support/http/index.ts';
import { type OpenDoors, openDoors, storedKeys } from '#tests/support/media/index.ts';
import { startProcess } from '#tests/support/start-process.ts';

// Films of the documented size and length are painted here.
vi.setConfig({ testTimeout: 120_000 });

const printed = readFileSync(path.join(import.meta.dirname, 'fixtures/document-000.sh'), 'utf8');
const lines = printed
  .split(/^# .*\n/m)
  .slice(1)
  .map((line) => line.trim());
const [imageLine = '', veo3Line = '', klingLine = ''] = lines;
const PRINTED_KEY = 'user-123/images/abc123-def456.png';

const Result = z.looseObject({
  s3_key: z.string(),
  url: z.string(),
  generation_id: z.string(),
  credits: z.object({ used: z.number(), balance: z.number() }),
});
const Status = z.looseObject({ status: z.string(), progress: z.number().nullable() });
const small = {
  model: 'imagen',
  gen_type: 'image',
  uuid: 'user-123',
  visual_prompt: 'A lake',
  art_style: 'oil',
  projectId: 'p',
};

async function statusOf({ api }: OpenDoors, token: string, id: string) {
  const response = await api.call('GET', `/api/v1/media/status/${id}`, { token });
  return Status.parse(await response.json());
}

test('the document’s lines, one after the other, make real files that can be fetched', async () => {
  await using it = await openDoors();
  const token = await signToken({ user_id: 'user-123' });
  const send = async (line: string) => {
    const response = await runCurl(line, { origin: it.api.url, token });
    expect([response.status, response.headers.get('x-sandbox')]).toEqual([200, 'true']);
    return Result.parse(await response.json());
  };
  const part = async (url: string) => {
    const response = await fetch(`${it.api.url}${url}`, { headers: { range: 'bytes=0-11' } });
    expect(response.status).toBe(206);
    return Buffer.from(await response.arrayBuffer()).toString('latin1');
  };
  const image = await send(imageLine);
  expect(image.s3_key).toBe(`user-123/images/${image.generation_id}.png`);
  expect(image.credits).toEqual({ used: 1, balance: 99 });
  expect(await part(image.url)).toMatch(/^\x89PNG\r\n/);
  const whole = await fetch(`${it.api.url}${image.url}`);
  expect((await whole.arrayBuffer()).byteLength).toBe(image['image_size_bytes']);
  const kling = await send(klingLine.replace(PRINTED_KEY, image.s3_key));
  expect(kling.s3_key).toBe(`user-123/videos/${kling.generation_id}.mp4`);
  expect(kling.credits).toEqual({ used: 20, balance: 79 });
  expect((await part(kling.url)).slice(4, 8)).toBe('ftyp');
  const veo3 = await send(veo3Line.replace(PRINTED_KEY, image.s3_key));
  expect(veo3.credits).toEqual({ used: 37.5, balance: 41.5 });
  const keys = await storedKeys(it.app.ports);
  for (const { s3_key } of [image, kling, veo3]) expect(keys).toContain(s3_key);
  expect(await checkLedger(it.app.ports.db)).toEqual([]);
});

test('Prefer: respond-async answers at once, and the status tells the rest', async () => {
  await using it = await openDoors();
  const token = await signToken({ user_id: 'user-123' });
  const headers = { prefer: 'respond-async' };
  const response = await it.api.call('POST', '/chat', { token, headers, body: small });
  expect([response.status, response.headers.get('preference-applied')]).toEqual([202, 'respond-async']);
  const { generation_id: id } = z.object({ generation_id: z.string() }).parse(await response.json());
  expect(response.headers.get('location')).toBe(`/api/v1/media/status/${id}`);
  await vi.waitFor(async () => expect(await statusOf(it, token, id)).toMatchObject({ status: 'completed' }), {
    timeout: 60_000,
  });
  expect(await statusOf(it, token, id)).toMatchObject({
    progress: 100,
    media_type: 'image',
    result: { s3_key: `user-123/images/${id}.png` },
  });
});

test('who leaves after sending loses nothing: it is made, and the same key again finds it', async () => {
  await using it = await openDoors();
  const token = await signToken({ user_id: 'user-123' });
  const headers = { 'idempotency-key': newId() };
  const leaving = new AbortController();
  const body = { ...small, visual_prompt: 'A lake. [[sandbox:slow=1]]' };
  const left = it.api
    .call('POST', '/chat', { token, headers, body, signal: leaving.signal })
    .catch(() => 'left');
  const { generation } = it.app.ports.db.prisma;
  const count = () =>
    generation.count({ where: { params: { path: ['prompt'], equals: body.visual_prompt } } });
  await vi.waitFor(async () => expect(await count()).toBe(1), { timeout: 20_000 });
  leaving.abort();
  expect(await left).toBe('left');
  const ask = () => it.api.call('POST', '/chat', { token, headers, body });
  let again = await ask();
  for (let tries = 0; again.status === 409 && tries < 200; tries++) again = await ask();
  expect(again.status).toBe(200);
  const first = await again.text();
  const replayed = await ask();
  expect([replayed.status, replayed.headers.get('idempotent-replayed')]).toEqual([200, 'true']);
  expect(await replayed.text()).toBe(first);
  expect(await count()).toBe(1);
  const other = await it.api.call('POST', '/chat', { token, headers, body: small });
  expect(other.status).toBe(400);
});

test.each(['K2', 'K11'])(
  'a serving process that is killed (%s) before it answers has made it once for whoever sends it again',
  async (moment) => {
    const env = { ...testEnvironment, DATA_DIR: testDataDir(), DATABASE_URL: await testDatabaseUrl() };
    const serving = startProcess(['tests/support/media/serve-main.ts'], { ...env, CRASH_AT: moment });
    const [, processId = '', origin = ''] = await serving.output(/process (\S+) at (\S+)/);
    const token = await signToken({ user_id: `killed-${moment}` });
    const headers = { 'content-type': 'application/json', 'idempotency-key': newId() };
    const body = JSON.stringify({ ...small, uuid: `killed-${moment}` });
    const request = { method: 'POST', headers: { ...headers, authorization: `Bearer ${token}` }, body };
    await expect(fetch(`${origin}/chat`, request)).rejects.toThrow('fetch failed');
    expect(await serving.ended).toBe('SIGKILL');
    await using it = await openDoors();
    const { process: processes, generation } = it.app.ports.db.prisma;
    // As it will look when nobody has heard of that process for a while.
    await processes.update({ where: { id: processId }, data: { heartbeatAt: new Date(0) } });
    await generation.updateMany({
      where: { leaseOwner: processId, endedAt: null },
      data: { leaseUntil: new Date(0) },
    });
    const response = await fetch(`${it.api.url}/chat`, request);
    expect(response.status).toBe(200);
    expect(Result.parse(await response.json()).credits).toEqual({ used: 2, balance: 98 });
    const user = { uuid: `killed-${moment}` };
    expect(await generation.count({ where: { user } })).toBe(1);
    expect(await checkLedger(it.app.ports.db)).toEqual([]);
  },
);
