import { describe, expect, it } from 'vitest';
import type { ModelMessage } from '#server/kernel/model.ts';
import { startProviderSimulator, type Protocol } from '#tests/simulators/providers/index.ts';
import { hear, KEYS, modelsAt, requestTo } from './ask.ts';

const PROTOCOLS: Protocol[] = ['openai', 'compatible', 'gemini'];

const CONVERSATION: ModelMessage[] = [
  { role: 'system', content: 'Be brief.' },
  { role: 'user', content: 'Hello' },
  { role: 'assistant', content: 'Hi.' },
  { role: 'system', content: 'It is noon.' },
  { role: 'user', content: 'What time is it?' },
];

describe.each(PROTOCOLS)('the %s protocol', (protocol) => {
  it('turns an answer into our events, in order, with its usage and its reason', async () => {
    await using provider = await startProviderSimulator();
    provider.answer({
      steps: [
        { reasoning: 'Noon, then.' },
        { text: 'It is' },
        { text: ' noon.' },
        { end: 'stop', usage: { prompt: 21, completion: 5 } },
      ],
    });
    const { events, error } = await hear(modelsAt(provider.baseUrls).stream(requestTo(protocol)));
    expect(error).toBeUndefined();
    expect(events).toEqual([
      { type: 'reasoning-delta', text: 'Noon, then.' },
      { type: 'text-delta', text: 'It is' },
      { type: 'text-delta', text: ' noon.' },
      { type: 'usage', promptTokens: 21, completionTokens: 5 },
      { type: 'model-end', reason: 'stop' },
    ]);
  });

  it('hands on each piece when it arrives, not when the answer is complete', async () => {
    await using provider = await startProviderSimulator();
    const gate = Promise.withResolvers<void>();
    provider.answer({
      steps: [{ text: 'first' }, { wait: gate.promise }, { text: ' second' }, { end: 'stop' }],
    });
    const { text } = await hear(modelsAt(provider.baseUrls).stream(requestTo(protocol)), (event) => {
      if (event.type === 'text-delta' && event.text === 'first') gate.resolve();
    });
    expect(text).toBe('first second');
  });

  it('says that the answer was cut short by its length', async () => {
    await using provider = await startProviderSimulator();
    provider.answer({ steps: [{ text: 'It' }, { end: 'length' }] });
    const { events } = await hear(modelsAt(provider.baseUrls).stream(requestTo(protocol, { maxTokens: 1 })));
    expect(events.at(-1)).toEqual({ type: 'model-end', reason: 'length' });
  });

  it('counts nothing when the provider counts nothing', async () => {
    await using provider = await startProviderSimulator();
    provider.answer({ steps: [{ text: 'It is noon.' }, { end: 'stop', usage: null }] });
    const { events } = await hear(modelsAt(provider.baseUrls).stream(requestTo(protocol)));
    expect(events.slice(-2)).toEqual([
      { type: 'usage', promptTokens: null, completionTokens: null },
      { type: 'model-end', reason: 'stop' },
    ]);
  });

  it('carries the key, the model and every setting to the provider', async () => {
    await using provider = await startProviderSimulator();
    const { request } = provider.answer({ steps: [{ text: 'Noon.' }, { end: 'stop' }] });
    const asked = requestTo(protocol, { messages: CONVERSATION, temperature: 0.5, maxTokens: 100 });
    await hear(modelsAt(provider.baseUrls).stream(asked));
    const received = await request;
    expect(received.carriesKey(KEYS[protocol])).toBe(true);
    expect({ path: received.path, body: received.body }).toEqual(EXPECTED[protocol]);
  });

  it('reads pieces that cut events and characters anywhere, CRLF, and comments', async () => {
    await using provider = await startProviderSimulator();
    const text = 'Grüße 🎭 — こんにちは\nمرحبا [DONE] data: x';
    for (const pieceBytes of [1, 2, 3, 7]) {
      provider.answer({
        pieceBytes,
        lineEnd: '\r\n',
        comments: true,
        steps: [{ text }, { text: '🌱' }, { end: 'stop' }],
      });
      const heard = await hear(modelsAt(provider.baseUrls).stream(requestTo(protocol)));
      expect(heard.error).toBeUndefined();
      expect(heard.text).toBe(`${text}🌱`);
    }
  });

  it('answers many at once without mixing them up', async () => {
    await using provider = await startProviderSimulator();
    const answers = Array.from({ length: 20 }, (_, index) => `answer ${index}`);
    const models = modelsAt(provider.baseUrls);
    for (const text of answers) provider.answer({ steps: [{ text }, { end: 'stop' }] });
    const heard = await Promise.all(answers.map(() => hear(models.stream(requestTo(protocol)))));
    expect(heard.map(({ text }) => text).toSorted()).toEqual(answers.toSorted());
  });
});

const EXPECTED = {
  openai: {
    path: '/openai/v1/responses',
    body: {
      model: 'model-1',
      input: [
        { role: 'system', content: 'Be brief.' },
        { role: 'user', content: [{ type: 'input_text', text: 'Hello' }] },
        { role: 'assistant', content: 'Hi.' },
        { role: 'system', content: 'It is noon.' },
        { role: 'user', content: [{ type: 'input_text', text: 'What time is it?' }] },
      ],
      temperature: 0.5,
      max_output_tokens: 100,
      store: false,
      stream: true,
    },
  },
  compatible: {
    path: '/compatible/v1/chat/completions',
    body: {
      model: 'model-1',
      messages: CONVERSATION,
      temperature: 0.5,
      max_tokens: 100,
      stream: true,
      stream_options: { include_usage: true },
    },
  },
  gemini: {
    path: '/gemini/v1beta/models/model-1:streamGenerateContent?alt=sse',
    body: {
      systemInstruction: { parts: [{ text: 'Be brief.' }, { text: 'It is noon.' }] },
      contents: [
        { role: 'user', parts: [{ text: 'Hello' }] },
        { role: 'model', parts: [{ text: 'Hi.' }] },
        { role: 'user', parts: [{ text: 'What time is it?' }] },
      ],
      generationConfig: { temperature: 0.5, maxOutputTokens: 100 },
    },
  },
};
