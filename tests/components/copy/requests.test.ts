import { expect, test } from 'vitest';
import { mergeHead, prependOlder, putRequest } from '#components/copy/state/merge-requests.ts';
import { endedInWords } from '#components/copy/state/news-words.ts';
import { sentRequest, withVariant } from '#components/copy/state/optimistic.ts';
import { endedSince, runningTurns, standingOf } from '#components/copy/state/standing.ts';
import { troubleOf } from '#components/copy/state/trouble.ts';
import { aRequest, aVariant } from './a-request.ts';

const BRIEF = { title: 'Kettle', tone: 'casual', feature: 'Boils in a minute' } as const;
const NOW = '2026-11-28T10:00:00.000Z';
const namesOf = ({ requests }: { requests: readonly { messageId: string }[] }) =>
  requests.map(({ messageId }) => messageId);

test('a request is shown as being written before the server has it, and takes its place after', () => {
  const sent = sentRequest('m2', BRIEF, NOW);
  expect(standingOf(sent)).toMatchObject({ current: null, failed: null, running: { status: 'streaming' } });
  const requests = putRequest([aRequest(1)], sent);
  const taken = putRequest(requests, aRequest(2));
  expect(taken.map(({ number }) => number)).toEqual([1, 2]);
});

test('what the server tells anew keeps older pages and what is on its way, and drops neither twice', () => {
  const sending = sentRequest('m9', BRIEF, NOW);
  const now = { requests: [aRequest(1), aRequest(2), aRequest(3), sending], before: 1 };
  const told = { requests: [aRequest(3), aRequest(4)], before: 3 };
  expect(namesOf(mergeHead(now, told))).toEqual(['m1', 'm2', 'm3', 'm4', 'm9']);
  expect(mergeHead(now, told).before).toBe(1);
  const taken = { requests: [aRequest(3), aRequest(9)], before: 3 };
  expect(namesOf(mergeHead(now, taken))).toEqual(['m1', 'm2', 'm3', 'm9']);
});

test('where so much is new that a page lies between, only what was told is shown', () => {
  const now = { requests: [aRequest(1), aRequest(2)], before: null };
  const told = { requests: [aRequest(8), aRequest(9)], before: 8 };
  expect(mergeHead(now, told)).toEqual(told);
});

test('an older page comes before what is there, each request once', () => {
  const now = { requests: [aRequest(2), aRequest(3)], before: 2 };
  const page = prependOlder(now, { requests: [aRequest(1), aRequest(2)], before: null });
  expect(namesOf(page)).toEqual(['m1', 'm2', 'm3']);
  expect(page.before).toBeNull();
});

test('the variant that counts is shown while another is written, and after that one failed', () => {
  const written = aRequest(1, { variants: [aVariant('a'), aVariant('b')], currentId: 'a' });
  expect(standingOf(written).current?.id).toBe('a');
  const writing = withVariant(written, 'c', NOW);
  expect(standingOf(writing)).toMatchObject({ current: { id: 'a' }, running: { id: 'c' }, failed: null });
  const failed = {
    ...written,
    variants: [...written.variants, aVariant('c', { status: 'failed', text: '' })],
  };
  expect(standingOf(failed)).toMatchObject({ current: { id: 'a' }, running: null, failed: { id: 'c' } });
  expect(standingOf(failed).finished).toHaveLength(2);
});

test('what ended between two looks is told, newest running first', () => {
  const streaming = aVariant('s', { status: 'streaming', text: '', turnId: 't1' });
  const before = [
    aRequest(1, { variants: [streaming] }),
    aRequest(2, { variants: [{ ...streaming, id: 'u', turnId: 't2' }] }),
  ];
  expect(runningTurns(before)).toEqual(['t2', 't1']);
  const after = [
    aRequest(1, { variants: [aVariant('s')] }),
    aRequest(2, { variants: [aVariant('u', { status: 'stopped', text: '' })] }),
  ];
  const ended = endedSince(before, after);
  expect(ended.map(({ id }) => id)).toEqual(['s', 'u']);
  expect(endedInWords(ended)).toBe('Written: The text of s. Stopped');
  expect(endedSince(after, after)).toEqual([]);
});

test('every way to come to nothing says what to do; only a refusal is not tried again as it was', () => {
  const failedWith = (code: 'timed_out' | 'rate_limited' | 'content_refused' | 'unavailable' | 'internal') =>
    troubleOf(aVariant('x', { status: 'failed', text: '', failure: { code, message: 'Why.' } }));
  for (const code of ['timed_out', 'rate_limited', 'unavailable', 'internal'] as const) {
    expect(failedWith(code)).toMatchObject({ message: 'Why.', mayRetry: true });
    expect(failedWith(code).advice).not.toBe('');
  }
  expect(failedWith('content_refused')).toMatchObject({ heading: 'Refused', mayRetry: false });
  expect(troubleOf(aVariant('x', { status: 'interrupted' })).message).toContain('server went down');
});
