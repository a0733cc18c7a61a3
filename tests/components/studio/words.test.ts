import { expect, test } from 'vitest';
import { chargeInWords } from '#components/studio/state/charge-words.ts';
import { durationInWords, usualDuration } from '#components/studio/state/duration-words.ts';
import { factsOf } from '#components/studio/state/facts.ts';
import { fileNameOf } from '#components/studio/state/file-name.ts';
import type { Generation } from '#components/studio/state/generation.ts';
import { endedInWords } from '#components/studio/state/news-words.ts';
import { knownProgress, stateInWords } from '#components/studio/state/state-words.ts';
import { aGeneration, anImage } from './a-generation.ts';

const BEGUN = '2026-12-01T12:00:01.000Z';

test.each<[Partial<Generation>, string]>([
  [{ state: 'queued' }, 'Waiting for a free place'],
  [{ state: 'queued', startedAt: BEGUN }, 'Waiting to be sent'],
  [{ state: 'submitting' }, 'Being sent to the provider'],
  [{ state: 'submitting', sandbox: true }, 'Being made'],
  [{ state: 'submitting', sandbox: true, progress: 0.409 }, 'Being made, 40 %'],
  [{ state: 'submitted' }, 'In the provider’s queue'],
  [{ state: 'submitted', queuePosition: 2 }, 'In the provider’s queue, 2 ahead'],
  [{ state: 'running' }, 'Being made'],
  [{ state: 'running', progress: 0.999 }, 'Being made, 99 %'],
  [{ state: 'ingesting', progress: 1 }, 'Saving'],
])('%j is told as %j', (over, words) => {
  expect(stateInWords(aGeneration(over))).toBe(words);
});

test('a lost answer is told as what it is, with the promise that goes with it', () => {
  expect(stateInWords(aGeneration({ state: 'submission_unknown' }))).toContain('not sent twice');
});

test('there is a bar only while somebody knows how far it is', () => {
  expect(knownProgress({ state: 'running', progress: 0.4 })).toBe(0.4);
  expect(knownProgress({ state: 'running', progress: null })).toBeNull();
  expect(knownProgress({ state: 'queued', progress: 0.4 })).toBeNull();
});

test.each([
  ['1', null, '1 credit held'],
  ['37.5', '37.5', '37.5 credits charged'],
  ['37.5', '0', 'Not charged'],
  ['0', '0', 'Free'],
])('of a price of %s, %s is charged: %s', (used, charged, words) => {
  expect(chargeInWords({ credits: { used, balance: '1' }, charged })).toBe(words);
});

test('durations are told roughly, and not at all while nobody knows', () => {
  expect([0.2, 8.4, 89, 90, 120, 700].map(durationInWords)).toEqual([
    '1 s',
    '8 s',
    '89 s',
    '1 min 30 s',
    '2 min',
    '11 min',
  ]);
  expect(usualDuration(8)).toBe('usually about 8 s here');
  expect(usualDuration(null)).toBe('');
});

test('what ended is counted', () => {
  expect(endedInWords(['succeeded', 'failed', 'succeeded'])).toBe('2 finished, 1 failed');
  expect(endedInWords(['cancelled'])).toBe('1 cancelled');
});

test('a file is named after its prompt, in every script, without the sandbox’s commands', () => {
  const named = (prompt: string) =>
    fileNameOf(anImage({ params: { kind: 'image', prompt, style: '', width: 1024, height: 1024 } }));
  expect(named('A fox, in the snow! [[sandbox:slow=3]]')).toBe('a-fox-in-the-snow-00000001.png');
  expect(named('雪の中の狐')).toBe('雪の中の狐-00000001.png');
  expect(named('../../etc')).toBe('etc-00000001.png');
  expect(named('!')).toBe('image-00000001.png');
});

test('the details hold every parameter, the reason of a failure, and no row for what is not known', () => {
  const failed = aGeneration({
    state: 'failed',
    charged: '1',
    failure: { code: 'provider_failed', message: 'It broke.' },
    startedAt: BEGUN,
    endedAt: '2026-12-01T12:00:09.000Z',
  });
  const facts = factsOf(failed, { model: 'Recraft V3', project: '', timeZone: 'UTC' });
  const value = (name: string) => facts.find((fact) => fact.name === name)?.value;
  expect(value('Reason')).toBe('It broke. (provider_failed)');
  expect(value('Asked size')).toBe('1024 × 768');
  expect(value('Style')).toBe('Anime');
  expect(value('Took')).toBe('8 s');
  expect(facts.map(({ name }) => name)).not.toContain('Project');
  expect(facts.map(({ name }) => name)).not.toContain('File');
});
