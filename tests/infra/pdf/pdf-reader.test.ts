import { execFileSync } from 'node:child_process';
import { afterAll, expect, test } from 'vitest';
import { createPdfReader } from '#server/infra/pdf/create-pdf-reader.ts';
import type { ByteSource } from '#server/kernel/storage.ts';
import { makePdf } from '#tests/support/pdf/index.ts';
import { BOMBS, LOCK, REFUSED } from './fixtures.ts';

const MB = 1024 * 1024;
/** Less than is usual, so that nobody waits long for a bomb; the machine may be slow. */
const LIMITS = {
  processorMilliseconds: 20_000,
  milliseconds: 100_000,
  residentBytes: 400 * MB,
  heapMegabytes: 256,
};
const PATIENCE = 110_000;

const reader = createPdfReader(LIMITS);
afterAll(() => reader.close());

function sourceOf(bytes: Uint8Array): ByteSource {
  async function* pieces() {
    for (let at = 0; at < bytes.length; at += 65_536) yield bytes.subarray(at, at + 65_536);
  }
  return { bytes: bytes.length, read: () => Promise.resolve(pieces()) };
}

/** The programs that this process has started; other files of tests have their own. */
function children(): string {
  const all = execFileSync('ps', ['-eo', 'ppid=,state=,args='], { encoding: 'utf8' }).split('\n');
  return all.filter((line) => line.trim().startsWith(`${process.pid} `)).join('\n');
}

const read = (bytes: Uint8Array, signal = new AbortController().signal, owner = 'somebody') =>
  reader.read(sourceOf(bytes), { owner, signal });

test('the text of each page, and what the file says of itself', { timeout: PATIENCE }, async () => {
  const info = { Title: 'Bericht\0', Author: 'Ada', CreationDate: new Date('2026-01-02T03:04:05Z') };
  const bytes = await makePdf(['Grüße, page one.\nA second line.', '', 'The end.'], { info });
  expect(await read(bytes)).toEqual({
    kind: 'text',
    pages: ['Grüße, page one.\nA second line.', '', 'The end.'],
    metadata: {
      title: 'Bericht',
      author: 'Ada',
      subject: null,
      creator: 'PDFKit',
      producer: 'PDFKit',
      createdAt: '2026-01-02T03:04:05.000Z',
    },
  });
});

test('a file that only its owner may change is read', { timeout: PATIENCE }, async () => {
  expect(await read(await makePdf(['Read me.'], LOCK))).toMatchObject({ pages: ['Read me.'] });
});

test('four hundred pages are read, and this process does not grow with them', {
  timeout: PATIENCE,
}, async () => {
  const pages = Array.from({ length: 400 }, (_, index) => `Page ${index + 1} ${'lorem ipsum '.repeat(200)}`);
  const bytes = await makePdf(pages);
  const before = process.memoryUsage.rss();
  const result = await read(bytes);
  expect(process.memoryUsage.rss() - before).toBeLessThan(64 * MB);
  expect(result).toMatchObject({ kind: 'text' });
  expect(result.kind === 'text' && result.pages.length).toBe(400);
  expect(result.kind === 'text' && result.pages[399]).toMatch(/^Page 400 lorem/);
});

test('whatever else comes is refused for what it is', { timeout: PATIENCE }, async () => {
  const results = await Promise.all(
    REFUSED.map(async ([what, make]) => [what, await read(await make(), undefined, what)] as const),
  );
  expect(results).toEqual(REFUSED.map(([what, , reason]) => [what, { kind: 'refused', reason }]));
});

test.each(BOMBS)(
  '%s end the child, and cost this process nothing',
  { timeout: PATIENCE },
  async (_, make) => {
    const bytes = make();
    const before = process.memoryUsage.rss();
    expect(await read(bytes)).toEqual({ kind: 'refused', reason: 'too-much-work' });
    expect(process.memoryUsage.rss() - before).toBeLessThan(64 * MB);
    expect(children()).not.toContain('read-pdf-main');
  },
);

test('who leaves takes the child along', { timeout: PATIENCE }, async () => {
  const leaving = new AbortController();
  const reading = read(BOMBS[2][1](), leaving.signal);
  leaving.abort();
  await expect(reading).rejects.toMatchObject({ code: 'cancelled' });
  expect(children()).not.toContain('read-pdf-main');
});

test('a server that stops ends what is being read and what waits', { timeout: PATIENCE }, async () => {
  const stopping = createPdfReader(LIMITS);
  const bytes = BOMBS[2][1]();
  const { signal } = new AbortController();
  const all = Array.from({ length: 4 }, () => stopping.read(sourceOf(bytes), { owner: 'x', signal }));
  const settled = Promise.allSettled(all);
  await stopping.close();
  for (const each of await settled)
    expect(each).toMatchObject({ status: 'rejected', reason: { code: 'unavailable' } });
  expect(children()).not.toContain('read-pdf-main');
});
