import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { checkLedger } from '#server/domain/ledger/index.ts';
import { requestMedia } from '#server/domain/media/index.ts';
import type { MediaInput } from '#server/domain/media/schema.ts';
import { startGeminiMediaSimulator } from '#tests/simulators/media/gemini-media-simulator.ts';
import type { MadeScript } from '#tests/simulators/media/made-script.ts';
import type { MadeSimulator } from '#tests/simulators/media/made-simulator.ts';
import { startRecraftSimulator } from '#tests/simulators/media/recraft-simulator.ts';
import { startSpeechSimulator } from '#tests/simulators/media/speech-simulator.ts';
import {
  attemptsOf,
  entriesOf,
  imageInput,
  type Making,
  startMaking,
  statesOf,
  storedKeys,
  untilSettled,
} from '#tests/support/media/index.ts';

/** Providers whose answer is the result itself. */
type Provider = { start(): Promise<MadeSimulator>; name: string; refused: string; input: MediaInput };

const voice = (model: string): MediaInput => ({ kind: 'voice', model, prompt: 'Hello there.' });
const PROVIDERS: Provider[] = [
  {
    name: 'RECRAFT',
    start: startRecraftSimulator,
    refused: 'image_generation_content_policy',
    input: imageInput(),
  },
  {
    name: 'GEMINI',
    start: startGeminiMediaSimulator,
    refused: 'IMAGE_SAFETY',
    input: imageInput({ model: 'imagen' }),
  },
  { name: 'GEMINI', start: startGeminiMediaSimulator, refused: 'SAFETY', input: voice('gemini-tts') },
  {
    name: 'COMPATIBLE',
    start: startSpeechSimulator,
    refused: 'content_policy_violation',
    input: voice('compatible-tts'),
  },
];

type Case = [script: MadeScript, failure: string | null, attempts: string[], accepted: number];
const CASES: Case[] = [
  [{ made: true }, null, ['accepted'], 1],
  [{ status: 429 }, null, ['not_accepted', 'accepted'], 1],
  [{ reset: 'before' }, 'submission_unknown', ['unknown'], 0],
  [{ reset: 'after' }, 'submission_unknown', ['unknown'], 1],
  [{ truncated: true }, 'submission_unknown', ['unknown'], 1],
  [{ status: 500, accepted: true }, 'submission_unknown', ['unknown'], 1],
  [{ status: 502 }, 'submission_unknown', ['unknown'], 0],
  [{ status: 504 }, 'submission_unknown', ['unknown'], 0],
  [{ status: 400 }, 'provider_rejected', ['rejected'], 0],
  [{ status: 401 }, 'provider_account', ['rejected'], 0],
  [{ empty: true }, 'bad_result', ['rejected'], 1],
];

describe.each(PROVIDERS)('$input.kind by $input.model', ({ start, name, input, refused }) => {
  let provider: MadeSimulator;
  let m: Making;
  beforeAll(async () => {
    provider = await start();
    const env = { [`${name}_API_KEY`]: 'key-1', [`${name}_BASE_URL`]: provider.baseUrl };
    m = await startMaking({ env });
  });
  afterAll(async () => {
    await m[Symbol.asyncDispose]();
    await provider.close();
  });

  async function expectEnd([script, failure, attempts, accepted]: Case): Promise<void> {
    const before = provider.accepted.length;
    const objects = await storedKeys(m.ctx);
    provider.answer(script);
    const asked = await requestMedia(m.ctx, input);
    const ended = await untilSettled(m, asked);
    expect([ended.state, ended.failure?.code ?? null]).toEqual([
      failure === null ? 'succeeded' : 'failed',
      failure,
    ]);
    expect(await attemptsOf(m.ctx, asked.id)).toEqual(attempts);
    expect(provider.accepted.length - before).toBe(accepted);
    expect(await entriesOf(m.ctx, asked.id)).toEqual(['hold', 'capture']);
    expect(await checkLedger(m.ctx.db)).toEqual([]);
    const added = (await storedKeys(m.ctx)).filter((key) => !objects.includes(key));
    expect(added.filter((key) => !key.includes('_thumb'))).toHaveLength(failure === null ? 1 : 0);
  }

  test.each(CASES)('answered with %j is charged once and ends as it should', (...row) => expectEnd(row));

  test('that is refused for its content has failed with that', () =>
    expectEnd([{ refused }, 'content_refused', ['rejected'], 0]));

  test('goes the way that the states promise', async () => {
    const asked = await requestMedia(m.ctx, input);
    await untilSettled(m, asked);
    expect(await statesOf(m.ctx, asked.id)).toEqual(['queued', 'submitting', 'ingesting', 'succeeded']);
  });
});
