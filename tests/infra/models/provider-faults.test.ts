import { describe, expect, it } from 'vitest';
import {
  findRefusingOrigin,
  type Protocol,
  PROVIDER_WORDS,
  type ProviderSimulator,
  type Script,
  startProviderSimulator,
} from '#tests/simulators/providers/index.ts';
import { hear, instantTiming, modelsAt, requestTo } from './ask.ts';

const PROTOCOLS: Protocol[] = ['openai', 'compatible', 'gemini'];
const FINE: Script = { steps: [{ text: 'fine' }, { end: 'stop' }] };

async function ask(provider: ProviderSimulator, protocol: Protocol, ...scripts: Script[]) {
  for (const script of scripts) provider.answer(script);
  const timing = instantTiming();
  const heard = await hear(modelsAt(provider.baseUrls, { timing }).stream(requestTo(protocol)));
  return { ...heard, waits: timing.waits, asked: provider.requests.length };
}

describe.each(PROTOCOLS)('a failing %s provider', (protocol) => {
  it.each([429, 500, 502, 503])(
    'is asked once more after %i, and its second answer counts',
    async (status) => {
      await using provider = await startProviderSimulator();
      const { text, error, asked } = await ask(provider, protocol, { status }, FINE);
      expect({ text, error, asked }).toEqual({ text: 'fine', error: undefined, asked: 2 });
    },
  );

  it('is asked once more when it resets the connection before answering', async () => {
    await using provider = await startProviderSimulator();
    const { text, asked } = await ask(provider, protocol, { reset: true }, FINE);
    expect({ text, asked }).toEqual({ text: 'fine', asked: 2 });
  });

  it.each([
    [429, 'rate_limited'],
    [500, 'upstream_failed'],
    [503, 'upstream_failed'],
  ])('is asked no third time after two %i', async (status, code) => {
    await using provider = await startProviderSimulator();
    const { error, asked } = await ask(provider, protocol, { status }, { status }, FINE);
    expect({ code: error?.code, status: error?.details.status, asked }).toEqual({ code, status, asked: 2 });
  });

  it('is left alone for as long as it wishes, up to five seconds', async () => {
    await using provider = await startProviderSimulator();
    const { text, waits } = await ask(
      provider,
      protocol,
      { status: 429, headers: { 'retry-after': '4' } },
      FINE,
    );
    expect({ text, waits }).toEqual({ text: 'fine', waits: [4000] });
  });

  it('is not asked again when it wishes for longer, and we say how long', async () => {
    await using provider = await startProviderSimulator();
    const { error, asked } = await ask(provider, protocol, { status: 429, headers: { 'retry-after': '30' } });
    expect({ code: error?.code, seconds: error?.retryAfterSeconds, asked }).toEqual({
      code: 'rate_limited',
      seconds: 30,
      asked: 1,
    });
  });

  it.each([
    [400, 'some_error', 'upstream_failed', 'The provider refused the request.'],
    [
      400,
      'context_length_exceeded',
      'upstream_failed',
      'The conversation is longer than this model accepts.',
    ],
    [401, 'invalid_api_key', 'unavailable', 'The provider refused the configured key.'],
    [403, 'forbidden', 'unavailable', 'The provider refused the configured key.'],
    [404, 'model_not_found', 'upstream_failed', 'The provider does not know this model.'],
  ])('is asked once when it answers %i %s', async (status, providerCode, code, message) => {
    // Gemini has its status in that place, and no such code for a long conversation.
    if (protocol === 'gemini' && providerCode === 'context_length_exceeded') return;
    await using provider = await startProviderSimulator();
    const { error, asked } = await ask(provider, protocol, { status, code: providerCode });
    expect({ code: error?.code, message: error?.message, asked }).toEqual({ code, message, asked: 1 });
  });

  it('that breaks off in the middle leaves its words and an error, and is not asked again', async () => {
    await using provider = await startProviderSimulator();
    const { text, error, asked } = await ask(
      provider,
      protocol,
      { steps: [{ text: 'half of' }, 'cut'] },
      FINE,
    );
    expect({ text, code: error?.code, message: error?.message, asked }).toEqual({
      text: 'half of',
      code: 'upstream_failed',
      message: "The provider's answer broke off.",
      asked: 1,
    });
  });

  it('that ends without finishing leaves its words and an error', async () => {
    await using provider = await startProviderSimulator();
    const { text, error, events } = await ask(provider, protocol, { steps: [{ text: 'half of' }] });
    expect({ text, code: error?.code }).toEqual({ text: 'half of', code: 'upstream_failed' });
    expect(events.some((event) => event.type === 'model-end')).toBe(false);
  });

  it('that accepts and says nothing at all is not asked again: it may be paid for', async () => {
    await using provider = await startProviderSimulator();
    const { error, asked } = await ask(provider, protocol, { steps: ['cut'] }, FINE);
    expect({ code: error?.code, asked }).toEqual({ code: 'upstream_failed', asked: 1 });
  });

  it.each(['data: {"half": \n\n', 'data: not json\n\n'])(
    'that sends %j ends the answer with an error',
    async (raw) => {
      await using provider = await startProviderSimulator();
      const script: Script = { steps: [{ text: 'so far' }, { raw }, { text: ' no more' }, { end: 'stop' }] };
      const { text, error } = await ask(provider, protocol, script);
      expect({ text, code: error?.code }).toEqual({ text: 'so far', code: 'upstream_failed' });
    },
  );

  it('that sends an error event ends the answer with an error', async () => {
    await using provider = await startProviderSimulator();
    const error = { status: 500, code: 'server_error' };
    const heard = await ask(provider, protocol, { steps: [{ text: 'so far' }, { error }] });
    expect({ text: heard.text, code: heard.error?.code }).toEqual({
      text: 'so far',
      code: 'upstream_failed',
    });
  });

  it('that refuses the content before a word is content_refused', async () => {
    await using provider = await startProviderSimulator();
    const { error, events } = await ask(provider, protocol, { steps: [{ end: 'content-filter' }] });
    expect({ code: error?.code, events }).toEqual({ code: 'content_refused', events: [] });
  });

  it('whose filter stops it in the middle keeps its words and says so at the end', async () => {
    await using provider = await startProviderSimulator();
    const { text, error, events } = await ask(provider, protocol, {
      steps: [{ text: 'half' }, { end: 'content-filter' }],
    });
    expect({ text, error, last: events.at(-1) }).toEqual({
      text: 'half',
      error: undefined,
      last: { type: 'model-end', reason: 'content-filter' },
    });
  });

  it('that cannot be reached is tried twice', async () => {
    const origin = await findRefusingOrigin();
    const timing = instantTiming();
    const models = modelsAt({ openai: origin, compatible: origin, gemini: origin }, { timing });
    const { error } = await hear(models.stream(requestTo(protocol)));
    expect(error).toMatchObject({ code: 'upstream_failed', message: 'The provider cannot be reached.' });
    expect(timing.waits).toEqual([500]);
  });

  it('never has its words, its keys or our prompt in an error', async () => {
    await using provider = await startProviderSimulator();
    const scripts: Script[] = [
      { status: 400 },
      { status: 401 },
      { status: 429, headers: { 'retry-after': '60' } },
      { steps: [{ error: { status: 500, code: 'server_error' } }] },
      { steps: [{ raw: `data: ${PROVIDER_WORDS}\n\n` }] },
    ];
    for (const script of scripts) {
      provider.answer(script);
      const messages = [{ role: 'user' as const, content: 'my secret prompt' }];
      const { error } = await hear(modelsAt(provider.baseUrls).stream(requestTo(protocol, { messages })));
      const told = JSON.stringify([error?.message, error?.details, error?.cause]);
      expect(error).toBeDefined();
      expect(told).not.toMatch(/leaked|secret|sk-|gemini-1/);
    }
  });
});

it('a Gemini key that Google calls invalid with 400 is a refused key', async () => {
  await using provider = await startProviderSimulator();
  const { error } = await ask(provider, 'gemini', { status: 400, code: 'API_KEY_INVALID' });
  expect(error).toMatchObject({ code: 'unavailable', message: 'The provider refused the configured key.' });
});

it('an OpenAI account without credit is unavailable, and is not asked twice', async () => {
  await using provider = await startProviderSimulator();
  const { error, asked } = await ask(provider, 'openai', { status: 429, code: 'insufficient_quota' }, FINE);
  expect({ code: error?.code, asked }).toEqual({ code: 'unavailable', asked: 1 });
});
