import { describe, expect, it } from 'vitest';
import { type Protocol, type Script, startProviderSimulator } from '#tests/simulators/providers/index.ts';
import { hear, instantTiming, modelsAt, requestTo } from './ask.ts';

const PROTOCOLS: Protocol[] = ['openai', 'compatible', 'gemini'];
const SHORT = 200;
const LONG = 60_000;

describe.each(PROTOCOLS)('the connection to a %s provider', (protocol) => {
  it('is closed at once when the caller gives up in the middle', async () => {
    await using provider = await startProviderSimulator();
    const { closed } = provider.answer({ steps: [{ text: 'half of' }, 'stall'] });
    const caller = new AbortController();
    let gaveUpAt = 0;
    const request = requestTo(protocol, { signal: caller.signal });
    const { text, error } = await hear(modelsAt(provider.baseUrls).stream(request), () => {
      gaveUpAt = performance.now();
      caller.abort();
    });
    const closing = await closed;
    expect({ text, code: error?.code, by: closing.by }).toEqual({
      text: 'half of',
      code: 'cancelled',
      by: 'client',
    });
    expect(closing.at - gaveUpAt).toBeLessThan(300);
  });

  it('is closed when the caller gives up before the provider has answered', async () => {
    await using provider = await startProviderSimulator();
    const { request, closed } = provider.answer({ silence: true });
    const caller = new AbortController();
    const heard = hear(modelsAt(provider.baseUrls).stream(requestTo(protocol, { signal: caller.signal })));
    await request;
    caller.abort();
    expect((await heard).error?.code).toBe('cancelled');
    expect((await closed).by).toBe('client');
  });

  it('is not opened when the caller gave up before', async () => {
    await using provider = await startProviderSimulator();
    const signal = AbortSignal.abort();
    const { error } = await hear(modelsAt(provider.baseUrls).stream(requestTo(protocol, { signal })));
    expect({ code: error?.code, asked: provider.requests.length }).toEqual({ code: 'cancelled', asked: 0 });
  });

  it('is closed when the reader merely stops reading', async () => {
    await using provider = await startProviderSimulator();
    const { closed } = provider.answer({ steps: [{ text: 'half of' }, 'stall'] });
    for await (const event of modelsAt(provider.baseUrls).stream(requestTo(protocol))) {
      expect(event).toEqual({ type: 'text-delta', text: 'half of' });
      break;
    }
    expect((await closed).by).toBe('client');
  });

  it('ends a wait for another try when the caller gives up', async () => {
    await using provider = await startProviderSimulator();
    provider.answer({ status: 503 });
    const caller = new AbortController();
    const timing = {
      ...instantTiming(),
      async sleep(_: number, signal: AbortSignal) {
        caller.abort();
        signal.throwIfAborted();
      },
    };
    const request = requestTo(protocol, { signal: caller.signal });
    const { error } = await hear(modelsAt(provider.baseUrls, { timing }).stream(request));
    expect({ code: error?.code, asked: provider.requests.length }).toEqual({ code: 'cancelled', asked: 1 });
  });

  it.each<[string, Script, { firstPart: number; nextPart: number }, string]>([
    ['before its first word', { silence: true }, { firstPart: SHORT, nextPart: LONG }, ''],
    ['after accepting', { steps: ['stall'] }, { firstPart: SHORT, nextPart: SHORT }, ''],
    [
      'in the middle',
      { steps: [{ text: 'half of' }, 'stall'] },
      { firstPart: LONG, nextPart: SHORT },
      'half of',
    ],
  ])('is closed when the provider falls silent %s', async (_, script, idleLimits, said) => {
    await using provider = await startProviderSimulator();
    const { closed } = provider.answer(script);
    const { text, error } = await hear(
      modelsAt(provider.baseUrls, { idleLimits }).stream(requestTo(protocol)),
    );
    expect(text).toBe(said);
    expect(error).toMatchObject({
      code: 'timed_out',
      message: 'The provider said nothing for 0.2 seconds.',
    });
    expect((await closed).by).toBe('client');
    expect(provider.requests).toHaveLength(1);
  });
});
