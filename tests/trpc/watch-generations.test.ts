import { setTimeout as pause } from 'node:timers/promises';
import { expect, test, vi } from 'vitest';
import { z } from 'zod';
import { requestMedia, tendGenerations } from '#server/domain/media/index.ts';
import { readEvents, sessionCookieOf, startApi } from '#tests/support/http/index.ts';
import type { ApiServer } from '#tests/support/http/start-api.ts';
import { imageInput, type Making, secondProcess, startMaking } from '#tests/support/media/index.ts';

vi.setConfig({ testTimeout: 30_000 });

const News = z.object({ generationId: z.string(), state: z.string() });
type Heard = z.output<typeof News> & { id: string };

/** Reads a page's stream until `enough`, then closes it. */
async function hear(
  api: ApiServer,
  { cookie, from }: { cookie: string; from: string },
  enough: (heard: Heard[]) => boolean,
): Promise<Heard[]> {
  const leaving = new AbortController();
  const response = await api.call('GET', '/api/trpc/generation.watch?input=%7B%7D', {
    headers: { accept: 'text/event-stream', cookie, 'last-event-id': from },
    signal: leaving.signal,
  });
  expect(response.headers.get('content-type')).toMatch(/^text\/event-stream/);
  let text = '';
  for await (const piece of response.body?.pipeThrough(new TextDecoderStream()) ?? []) {
    text += piece;
    const heard = changesIn(text, from);
    if (enough(heard)) {
      leaving.abort();
      return heard;
    }
  }
  throw new Error(`The stream ended early: ${text}`);
}

/** The changes of state; what repeats a place in the stream tells only how far something is. */
function changesIn(text: string, from: string): Heard[] {
  const told = readEvents(text).filter(
    ({ event, id, data }) => event === 'message' && id !== '' && data !== '',
  );
  return told
    .map(({ id, data }) => ({ id, ...News.parse(JSON.parse(data)) }))
    .filter(({ id }, index, all) => id !== (all[index - 1]?.id ?? from));
}

async function makeAll({ app, ctx }: Making): Promise<void> {
  const { generation } = ctx.db.prisma;
  for (let round = 0; round < 2_000; round++) {
    if ((await generation.count({ where: { endedAt: null } })) === 0) return;
    await tendGenerations(app.system);
    await pause(5);
  }
  throw new Error('They never ended.');
}

test('a page that comes back with Last-Event-ID, at another process, hears the rest and nothing twice', async () => {
  await using m = await startMaking();
  await using other = await secondProcess(m);
  await using here = await startApi(m.app.ports);
  await using there = await startApi(other.ports);
  const cookie = await sessionCookieOf(m.user);
  const { id } = await requestMedia(m.ctx, imageInput());
  const start = { cookie, from: '0.0' };
  const [first] = await hear(here, start, (heard) => heard.length > 0);
  const rest = hear(there, { cookie, from: first?.id ?? '' }, (heard) => heard.length === 3);
  await makeAll(m);
  const all = [first, ...(await rest)].map((news) => [news?.generationId, news?.state]);
  const states = ['queued', 'submitting', 'ingesting', 'succeeded'];
  expect(all).toEqual(states.map((state) => [id, state]));
});

test('nobody watches without being signed in', async () => {
  await using m = await startMaking();
  await using api = await startApi(m.app.ports);
  const response = await api.call('GET', '/api/trpc/generation.watch?input=%7B%7D');
  expect(await response.text()).toContain('"domainCode":"unauthenticated"');
});
