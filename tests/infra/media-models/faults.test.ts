import { inspect } from 'node:util';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import type { MediaAdapter } from '#server/infra/media-models/adapter.ts';
import { createCompatible } from '#server/infra/media-models/compatible.ts';
import { createGemini } from '#server/infra/media-models/gemini.ts';
import { createRecraft } from '#server/infra/media-models/recraft.ts';
import { loadConfig } from '#server/kernel/config.ts';
import { startGeminiMediaSimulator } from '#tests/simulators/media/gemini-media-simulator.ts';
import type { MadeScript } from '#tests/simulators/media/made-script.ts';
import { startRecraftSimulator } from '#tests/simulators/media/recraft-simulator.ts';
import { startSpeechSimulator } from '#tests/simulators/media/speech-simulator.ts';
import { findRefusingOrigin, PROVIDER_WORDS } from '#tests/simulators/providers/index.ts';
import { bytesOf, failureOf, imageOrder, SECRET_WORDS, submit, voiceOrder } from './submit.ts';

const KEY = 'key-that-must-stay-secret';
const FOUR_MINUTES = 240_000;

/** The adapters that have this address for every provider. */
function adapterAt(create: typeof createGemini, baseUrl: string): MediaAdapter {
  const config = loadConfig({
    RECRAFT_API_KEY: KEY,
    RECRAFT_BASE_URL: baseUrl,
    GEMINI_API_KEY: KEY,
    GEMINI_BASE_URL: baseUrl,
    COMPATIBLE_API_KEY: KEY,
    COMPATIBLE_BASE_URL: baseUrl,
  });
  return create(config, fetch);
}

const BAD_JSON = ['{"data": [', '<html></html>', '', '[]'];

const CALLS = [
  {
    name: 'an image by Recraft',
    create: createRecraft,
    start: startRecraftSimulator,
    order: imageOrder('recraft', 'recraftv3'),
    badAnswers: BAD_JSON,
    refusals: ['content_policy_violation'],
  },
  {
    name: 'an image by Gemini',
    create: createGemini,
    start: startGeminiMediaSimulator,
    order: imageOrder('gemini', 'gemini-3.1-flash-image'),
    badAnswers: BAD_JSON,
    refusals: [
      'IMAGE_SAFETY',
      'IMAGE_PROHIBITED_CONTENT',
      'PROHIBITED_CONTENT',
      'prompt:OTHER',
      'prompt:SAFETY',
    ],
  },
  {
    name: 'an image by Imagen',
    create: createGemini,
    start: startGeminiMediaSimulator,
    order: imageOrder('gemini', 'imagen-4.0-generate-001'),
    badAnswers: BAD_JSON,
    refusals: ['Unable to show the generated image.'],
  },
  {
    name: 'speech by Gemini',
    create: createGemini,
    start: startGeminiMediaSimulator,
    order: voiceOrder('gemini', 'gemini-3.8-flash-lite-tts'),
    badAnswers: BAD_JSON,
    refusals: ['SAFETY', 'prompt:PROHIBITED_CONTENT'],
  },
  {
    name: 'speech by a compatible server',
    create: createCompatible,
    start: startSpeechSimulator,
    order: voiceOrder('compatible', 'kokoro'),
    // Its answer is the sound itself: any bytes may be one.
    badAnswers: [],
    refusals: ['content_filter'],
  },
];

type Expected = { code: string; outcome: string; accepted: number };
const UNKNOWN = { code: 'submission_unknown', outcome: 'unknown' };
const ACCOUNT = { code: 'provider_account', outcome: 'rejected' };
const BUSY = { code: 'provider_busy', outcome: 'not-accepted' };

const FAULTS: [name: string, script: MadeScript, expected: Expected][] = [
  ['429', { status: 429 }, { ...BUSY, accepted: 0 }],
  ['429 for want of credit', { status: 429, code: 'insufficient_quota' }, { ...ACCOUNT, accepted: 0 }],
  ['400', { status: 400 }, { code: 'provider_rejected', outcome: 'rejected', accepted: 0 }],
  ['404', { status: 404 }, { code: 'provider_rejected', outcome: 'rejected', accepted: 0 }],
  ['413', { status: 413 }, { code: 'provider_rejected', outcome: 'rejected', accepted: 0 }],
  ['422', { status: 422 }, { code: 'provider_rejected', outcome: 'rejected', accepted: 0 }],
  ['400 for a bad key', { status: 400, code: 'api_key_invalid' }, { ...ACCOUNT, accepted: 0 }],
  ['401', { status: 401 }, { ...ACCOUNT, accepted: 0 }],
  ['402', { status: 402 }, { ...ACCOUNT, accepted: 0 }],
  ['403', { status: 403 }, { ...ACCOUNT, accepted: 0 }],
  ['408', { status: 408 }, { ...UNKNOWN, accepted: 0 }],
  ['500', { status: 500 }, { ...UNKNOWN, accepted: 0 }],
  ['500 after it did the work', { status: 500, accepted: true }, { ...UNKNOWN, accepted: 1 }],
  ['502 after it did the work', { status: 502, accepted: true }, { ...UNKNOWN, accepted: 1 }],
  ['503', { status: 503 }, { ...UNKNOWN, accepted: 0 }],
  ['504 after it did the work', { status: 504, accepted: true }, { ...UNKNOWN, accepted: 1 }],
  ['a reset before it takes the submission', { reset: 'before' }, { ...UNKNOWN, accepted: 0 }],
  ['a reset after it took the submission', { reset: 'after' }, { ...UNKNOWN, accepted: 1 }],
  ['an answer that is cut off', { truncated: true }, { ...UNKNOWN, accepted: 1 }],
  [
    'a complete answer without a result',
    { empty: true },
    { code: 'bad_result', outcome: 'rejected', accepted: 1 },
  ],
];

describe.each(CALLS)('$name', ({ create, start, order, badAnswers, refusals }) => {
  async function ask(script: MadeScript) {
    await using provider = await start();
    provider.answer(script);
    const failure = await failureOf(submit(adapterAt(create, provider.baseUrl), order));
    return { failure, asked: provider.requests.length, accepted: provider.accepted.length };
  }

  it.each(FAULTS)(
    'after %s fails as it should, and is never asked for twice',
    async (_, script, expected) => {
      const { failure, asked, accepted } = await ask(script);
      const { code, outcome } = failure;
      expect({ code, outcome, asked, accepted }).toEqual({ ...expected, asked: 1 });
    },
  );

  it.each(badAnswers)('that is answered with %j is unknown, and is never asked for twice', async (raw) => {
    const { failure, asked, accepted } = await ask({ raw });
    const { code, outcome } = failure;
    expect({ code, outcome, asked, accepted }).toEqual({ ...UNKNOWN, asked: 1, accepted: 1 });
  });

  it.each(refusals)('that is refused with %s is content_refused', async (refused) => {
    const { failure, asked, accepted } = await ask({ refused });
    const { code, outcome } = failure;
    expect({ code, outcome, asked, accepted }).toEqual({
      code: 'content_refused',
      outcome: 'rejected',
      asked: 1,
      accepted: 0,
    });
  });

  it('tells how long a busy provider wants to be left alone', async () => {
    const { failure } = await ask({ status: 429, headers: { 'retry-after': '30' } });
    expect(failure.retryAfterSeconds).toBe(30);
  });

  it('was certainly not accepted where nobody listens', async () => {
    const adapter = adapterAt(create, `${await findRefusingOrigin()}/v1`);
    const { code, outcome } = await failureOf(submit(adapter, order));
    expect({ code, outcome }).toEqual({ code: 'provider_failed', outcome: 'not-accepted' });
  });

  it('waits for a slow provider', async () => {
    await using provider = await start();
    const gate = Promise.withResolvers<void>();
    const { request } = provider.answer({ made: true, after: gate.promise });
    const made = submit(adapterAt(create, provider.baseUrl), order);
    await request;
    gate.resolve();
    expect((await bytesOf(await made)).length).toBeGreaterThan(0);
  });

  it('is unknown after four minutes of silence, and the connection closes', async () => {
    await using provider = await start();
    const { request, closed } = provider.answer({ hang: true });
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    onTestFinished(() => void vi.useRealTimers());
    const failure = failureOf(submit(adapterAt(create, provider.baseUrl), order));
    await request;
    vi.advanceTimersByTime(FOUR_MINUTES);
    const { code, outcome } = await failure;
    expect({ code, outcome, by: (await closed).by }).toEqual({ ...UNKNOWN, by: 'client' });
    expect({ accepted: provider.accepted.length, timers: vi.getTimerCount() }).toEqual({
      accepted: 1,
      timers: 0,
    });
  });

  it('leaves no timer behind', async () => {
    await using provider = await start();
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    onTestFinished(() => void vi.useRealTimers());
    await submit(adapterAt(create, provider.baseUrl), order);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('is not sent where the caller gave up before', async () => {
    await using provider = await start();
    const adapter = adapterAt(create, provider.baseUrl);
    const { outcome } = await failureOf(submit(adapter, order, AbortSignal.abort()));
    expect({ outcome, asked: provider.requests.length }).toEqual({ outcome: 'not-accepted', asked: 0 });
  });

  it('is unknown where the caller gives up after it was sent, and the connection closes', async () => {
    await using provider = await start();
    const { request, closed } = provider.answer({ hang: true });
    const caller = new AbortController();
    const failure = failureOf(submit(adapterAt(create, provider.baseUrl), order, caller.signal));
    await request;
    caller.abort();
    const { code, outcome } = await failure;
    expect({ code, outcome, by: (await closed).by }).toEqual({ ...UNKNOWN, by: 'client' });
  });

  it('never tells the prompt, the key or the words of the provider', async () => {
    const scripts: MadeScript[] = [
      ...FAULTS.map(([, script]) => script),
      ...badAnswers.map((raw) => ({ raw })),
      ...refusals.map((refused) => ({ refused })),
    ];
    for (const script of scripts) {
      const { failure } = await ask(script);
      const told = inspect(failure, { depth: 20, showHidden: true });
      expect(told).toContain('MediaFailure');
      for (const secret of [SECRET_WORDS, KEY, PROVIDER_WORDS, 'leaked']) expect(told).not.toContain(secret);
    }
  });
});

describe('a result at an address', () => {
  it.each(['/results/none.png', undefined])(
    'that cannot be fetched is unknown, because it is paid for (%s)',
    async (path) => {
      await using recraft = await startRecraftSimulator();
      const origin = path === undefined ? await findRefusingOrigin() : new URL(recraft.baseUrl).origin;
      recraft.answer({
        raw: JSON.stringify({ created: 1, data: [{ url: `${origin}${path ?? '/gone.png'}` }] }),
      });
      const order = imageOrder('recraft', 'recraftv3');
      const { code, outcome } = await failureOf(submit(adapterAt(createRecraft, recraft.baseUrl), order));
      expect({ code, outcome }).toEqual(UNKNOWN);
    },
  );
});

describe('a long answer in several requests', () => {
  it('is not continued: the second request could be paid for again', async () => {
    await using gemini = await startGeminiMediaSimulator();
    const candidate = {
      content: { parts: [], role: 'model' },
      finishReason: 'CONTINUATION',
      continuationToken: 't',
    };
    gemini.answer({ raw: JSON.stringify({ candidates: [candidate] }) });
    const order = imageOrder('gemini', 'gemini-3.1-flash-image');
    const { code } = await failureOf(submit(adapterAt(createGemini, gemini.baseUrl), order));
    expect({ code, asked: gemini.requests.length }).toEqual({ code: 'submission_unknown', asked: 1 });
  });
});
