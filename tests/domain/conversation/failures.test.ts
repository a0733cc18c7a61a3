import { describe, expect, test } from 'vitest';
import { ask, regenerate } from '#server/domain/conversation/index.ts';
import { newId } from '#server/kernel/ids.ts';
import { instantTiming } from '#tests/infra/models/ask.ts';
import { PROVIDER_WORDS, type Script } from '#tests/simulators/providers/index.ts';
import { follow, pathOf, question, startTalking } from '#tests/support/app/index.ts';

const LIMIT_MS = 100;
/** Longer than a busy machine takes to anything. */
const PATIENT_MS = 30_000;

/** A turn against these scripts, read to its end, and what is stored of it. */
async function fail(...scripts: Script[]) {
  // Short only where a provider is silent on purpose.
  const silent = (script: Script) => 'silence' in script;
  const stalls = (script: Script) => 'steps' in script && script.steps.includes('stall');
  const idleLimits = {
    firstPart: scripts.some(silent) ? LIMIT_MS : PATIENT_MS,
    nextPart: scripts.some(stalls) ? LIMIT_MS : PATIENT_MS,
  };
  await using t = await startTalking({ textModels: { timing: instantTiming(), idleLimits } });
  for (const script of scripts) t.provider.answer(script);
  const asked = question();
  await ask(t.ctx, asked);
  const reader = follow(t.ctx, asked.turnId);
  const end = await reader.done;
  const stored = (await pathOf(t.ctx, asked.conversationId)).at(-1);
  const { status, content, failure, endReason } = stored ?? {};
  // Whatever happened, what is stored is what was seen, and it can be asked for again.
  expect(content).toBe(reader.text());
  expect(end).toMatchObject({ type: 'turn-end', status, failure, endReason });
  const again = {
    ...asked,
    messageId: asked.assistantMessageId,
    turnId: newId(),
    assistantMessageId: newId(),
  };
  Object.assign(idleLimits, { firstPart: PATIENT_MS, nextPart: PATIENT_MS });
  await regenerate(t.ctx, again);
  expect(await follow(t.ctx, again.turnId).done).toMatchObject({ status: 'complete' });
  return { status, content, code: failure?.code ?? null, message: failure?.message ?? null, endReason };
}

describe('a provider that fails before its first word', () => {
  test.each<[string, Script[], object]>([
    [
      'is busy twice',
      [{ status: 429 }, { status: 429 }],
      { code: 'rate_limited', message: 'The provider is busy. Try again in a moment.' },
    ],
    [
      'fails twice',
      [{ status: 500 }, { status: 500 }],
      { code: 'upstream_failed', message: 'The provider failed. Try again in a moment.' },
    ],
    [
      'refuses the key',
      [{ status: 401 }],
      { code: 'unavailable', message: 'The provider refused the configured key.' },
    ],
    [
      'refuses the request',
      [{ status: 400 }],
      { code: 'upstream_failed', message: 'The provider refused the request.' },
    ],
    [
      'filters the content',
      [{ steps: [{ end: 'content-filter' }] }],
      { code: 'content_refused', message: "The provider's content filter refused this request." },
    ],
    ['resets the connection twice', [{ reset: true }, { reset: true }], { code: 'upstream_failed' }],
    [
      'says nothing at all',
      [{ silence: true }],
      { code: 'timed_out', message: 'The provider said nothing for 0.1 seconds.' },
    ],
  ])('because it %s leaves a failed answer that says why', async (_name, scripts, failure) => {
    expect(await fail(...scripts)).toMatchObject({
      status: 'failed',
      content: '',
      endReason: null,
      ...failure,
    });
  });
});

describe('a provider that fails in the middle', () => {
  test.each<[string, Script, object]>([
    ['is cut off', { steps: [{ text: 'So ' }, { text: 'far' }, 'cut'] }, { code: 'upstream_failed' }],
    ['falls silent', { steps: [{ text: 'So ' }, { text: 'far' }, 'stall'] }, { code: 'timed_out' }],
    [
      'sends what is no event',
      {
        steps: [
          { text: 'So ' },
          { text: 'far' },
          { raw: 'data: {"half": \n\n' },
          { text: 'more' },
          { end: 'stop' },
        ],
      },
      { code: 'upstream_failed' },
    ],
    [
      'sends an error',
      { steps: [{ text: 'So far' }, { error: { status: 500, code: 'server_error' } }] },
      { code: 'upstream_failed' },
    ],
    ['ends without saying so', { steps: [{ text: 'So far' }] }, { code: 'upstream_failed' }],
  ])('because it %s leaves its words, and says why', async (_name, script, failure) => {
    const stored = await fail(script);
    expect(stored).toMatchObject({ status: 'failed', content: 'So far', ...failure });
    expect(stored.message).not.toContain(PROVIDER_WORDS);
  });

  test('because its filter stops it is complete, and says that it was stopped', async () => {
    const script: Script = { steps: [{ text: 'So far' }, { end: 'content-filter' }] };
    expect(await fail(script)).toMatchObject({
      status: 'complete',
      content: 'So far',
      endReason: 'content-filter',
    });
  });
});

describe('what a provider says is stored as it can be', () => {
  test.each<[string, Script, string]>([
    [
      'a character whose halves came apart',
      { steps: [{ text: 'a\ud83d' }, { text: '\ude42b' }, { end: 'stop' }] },
      'a🙂b',
    ],
    ['half a character at the end', { steps: [{ text: 'a\ud83d' }, { end: 'stop' }] }, 'a\ufffd'],
    ['half a character before a cut', { steps: [{ text: 'a\ud83d' }, 'cut'] }, 'a\ufffd'],
    ['NUL', { steps: [{ text: 'a\0b' }, { text: '\0' }, { text: 'c' }, { end: 'stop' }] }, 'abc'],
    [
      'bytes cut anywhere',
      { steps: [{ text: 'Grüße 🙂 漢字' }, { end: 'stop' }], pieceBytes: 1 },
      'Grüße 🙂 漢字',
    ],
  ])('%s', async (_name, script, content) => {
    expect(await fail(script)).toMatchObject({ content });
  });
});

test('thoughts that come after the first word are not kept: positions count thoughts first', async () => {
  await using t = await startTalking();
  t.provider.answer({
    steps: [
      { reasoning: 'Before. ' },
      { text: 'One' },
      { reasoning: 'Between.' },
      { text: ' two' },
      { end: 'stop' },
    ],
  });
  const asked = question();
  await ask(t.ctx, asked);
  expect(await follow(t.ctx, asked.turnId).done).toMatchObject({ seq: 'Before. One two'.length });
  expect((await pathOf(t.ctx, asked.conversationId)).at(-1)).toMatchObject({
    reasoning: 'Before. ',
    content: 'One two',
  });
});

test.each([1.5, 3_000_000_000, -1])(
  'a provider that counts %d tokens has its answer stored, without the figure',
  async (nonsense) => {
    await using t = await startTalking();
    t.provider.answer({
      steps: [{ text: 'Said.' }, { end: 'stop', usage: { prompt: nonsense, completion: 2 } }],
    });
    const asked = question();
    await ask(t.ctx, asked);
    expect(await follow(t.ctx, asked.turnId).done).toMatchObject({ status: 'complete' });
    expect((await pathOf(t.ctx, asked.conversationId)).at(-1)).toMatchObject({
      content: 'Said.',
      promptTokens: null,
      completionTokens: 2,
    });
  },
);
