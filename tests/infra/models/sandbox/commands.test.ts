import { describe, expect, it } from 'vitest';
import { streamSandbox } from '#server/infra/models/sandbox/stream-sandbox.ts';
import { realTiming } from '#server/infra/models/timing.ts';
import type { ModelMessage, ModelRequest } from '#server/kernel/model.ts';
import { hear, instantTiming, requestTo } from '../ask.ts';

async function say(content: string, fields: Partial<ModelRequest> = {}) {
  const timing = instantTiming();
  const messages: ModelMessage[] = [{ role: 'user', content }];
  const heard = await hear(streamSandbox(requestTo('sandbox', { messages, ...fields }), timing));
  return { ...heard, waits: timing.waits, waited: timing.now(), last: heard.events.at(-1) };
}

const wordsOf = (text: string) => text.split(' ').filter((word) => word !== '');

describe('the sandbox obeys', () => {
  it.each([0, 1, 15, 16, 17, 2000])(
    'tokens=%i: so many numbered words, separated by one blank',
    async (count) => {
      const { text, last } = await say(`[[sandbox:tokens=${count}]]`);
      expect(text).toBe(Array.from({ length: count }, (_, index) => `w${index + 1}`).join(' '));
      expect(last).toEqual({ type: 'model-end', reason: 'stop' });
    },
  );

  it('tokens=N: at most a hundred thousand, and fast also at a readable pace', async () => {
    const { text, waited } = await say('[[sandbox:tokens=999999999]]', { pace: 'readable' });
    expect(wordsOf(text)).toHaveLength(100_000);
    expect(waited).toBe(0);
  });

  it('slow=SECONDS: the first word at once, the whole answer in that time', async () => {
    for (const pace of ['fast', 'readable'] as const) {
      const { text, waits, waited } = await say('[[sandbox:tokens=10]] [[sandbox:slow=5]]', { pace });
      expect(wordsOf(text)).toHaveLength(10);
      expect(waits).toHaveLength(10);
      expect(waited).toBeCloseTo(5000);
    }
  });

  it('slow=SECONDS: fractions, one word, and more words than there are moments', async () => {
    expect((await say('[[sandbox:slow=0.5]] hello')).waited).toBeCloseTo(500);
    expect((await say('[[sandbox:tokens=1]][[sandbox:slow=2]]')).waited).toBeCloseTo(2000);
    const many = await say('[[sandbox:tokens=5000]][[sandbox:slow=1]]');
    expect(wordsOf(many.text)).toHaveLength(5000);
    expect(many.waited).toBeCloseTo(1000);
    expect(many.waits.length).toBeLessThan(70);
  });

  it.each([
    [10, 5],
    [11, 6],
    [1, 1],
  ])('cut: of %i words, %i and then an error', async (count, heard) => {
    const { text, error, events } = await say(`[[sandbox:tokens=${count}]] [[sandbox:cut]]`);
    expect(wordsOf(text)).toHaveLength(heard);
    expect(error?.code).toBe('upstream_failed');
    expect(events.every((event) => event.type === 'text-delta')).toBe(true);
  });

  it('cut and slow: dies after half of the time', async () => {
    const { waited, error } = await say('[[sandbox:tokens=100]][[sandbox:slow=10]][[sandbox:cut]]');
    expect(waited).toBeCloseTo(5000);
    expect(error?.code).toBe('upstream_failed');
  });

  it.each([
    ['fail', 'upstream_failed', undefined],
    ['429', 'rate_limited', 5],
    ['refuse', 'content_refused', undefined],
  ])('%s: refuses before the first word, whatever else is asked', async (name, code, retryAfterSeconds) => {
    const { error, events, waited } = await say(
      `[[sandbox:slow=9]] please [[sandbox:${name}]] [[sandbox:tokens=5]]`,
    );
    expect(error).toMatchObject({ code, retryAfterSeconds });
    expect({ events, waited }).toEqual({ events: [], waited: 0 });
  });

  it('of several refusals, the first', async () => {
    expect((await say('[[sandbox:429]][[sandbox:fail]]')).error?.code).toBe('rate_limited');
    expect((await say('[[sandbox:fail]][[sandbox:429]]')).error?.code).toBe('upstream_failed');
  });

  it('echo: the prompt exactly, white space and commands included', async () => {
    const messages: ModelMessage[] = [
      { role: 'system', content: '  You are  terse.\n' },
      { role: 'user', content: 'First\n\n\tline\r\n' },
      { role: 'assistant', content: '' },
      { role: 'user', content: ' [[sandbox:echo]] 🎭 \n' },
    ];
    const { text } = await say('', { messages });
    expect(text).toBe(
      '[system]\n  You are  terse.\n\n\n[user]\nFirst\n\n\tline\r\n\n\n[assistant]\n\n\n[user]\n [[sandbox:echo]] 🎭 \n',
    );
  });

  it('echo wins over tokens, and combines with slow and cut', async () => {
    const { text, waited, error } = await say(
      '[[sandbox:echo]] [[sandbox:tokens=3]] [[sandbox:slow=4]] [[sandbox:cut]]',
    );
    expect(text).toBe('[user]\n[[sandbox:echo]] [[sandbox:tokens=3]]');
    expect(waited).toBeCloseTo((4000 * 3) / 5);
    expect(error?.code).toBe('upstream_failed');
  });

  it('only the last message of the user', async () => {
    const messages: ModelMessage[] = [
      { role: 'system', content: '[[sandbox:fail]]' },
      { role: 'user', content: '[[sandbox:refuse]]' },
      { role: 'assistant', content: '[[sandbox:429]]' },
      { role: 'user', content: '[[sandbox:tokens=2]]' },
    ];
    expect((await say('', { messages })).text).toBe('w1 w2');
  });

  it.each([
    '[[sandbox:dance]]',
    '[[sandbox:slow]]',
    '[[sandbox:tokens=-1]]',
    '[[sandbox:tokens=2.5]]',
    '[[sandbox:cut=1]]',
    '[[sandbox:]]',
  ])('nothing like %s, and explains what there is', async (command) => {
    const { text, error } = await say(command);
    expect(error).toBeUndefined();
    expect(text).toContain(`I do not know \`${command}\``);
    expect(text).toContain('[[sandbox:tokens=N]]');
  });
});

describe('the sandbox', () => {
  it('stops at the number of tokens that the request allows', async () => {
    const { text, last, events } = await say('[[sandbox:tokens=10]]', { maxTokens: 3 });
    expect(text).toBe('w1 w2 w3');
    expect(last).toEqual({ type: 'model-end', reason: 'length' });
    expect(events.at(-2)).toEqual({ type: 'usage', promptTokens: 1, completionTokens: 3 });
    expect((await say('[[sandbox:tokens=10]]', { maxTokens: 10 })).last).toEqual({
      type: 'model-end',
      reason: 'stop',
    });
  });

  it('counts the words of the whole prompt and of the answer', async () => {
    const messages: ModelMessage[] = [
      { role: 'system', content: 'Be brief, please.' },
      { role: 'user', content: 'two words [[sandbox:tokens=4]]' },
    ];
    const { events } = await say('', { messages });
    expect(events.at(-2)).toEqual({ type: 'usage', promptTokens: 6, completionTokens: 4 });
  });

  it('speaks sixty words a second to a person, a word or so at a time', async () => {
    const { events, waited } = await say('hello', { pace: 'readable' });
    const usage = events.at(-2);
    const words = usage?.type === 'usage' ? Number(usage.completionTokens) : 0;
    expect(words).toBeGreaterThan(100);
    expect(waited).toBeCloseTo((words / 60) * 1000);
    expect(events).toHaveLength(words + 2);
  });

  it('does not wait for a program', async () => {
    expect((await say('hello')).waits).toEqual([]);
  });

  it.each(['fast', 'readable'] as const)(
    'falls silent when the caller gives up, at a %s pace',
    async (pace) => {
      const caller = new AbortController();
      const content = pace === 'fast' ? '[[sandbox:tokens=100000]]' : '[[sandbox:slow=600]] hello';
      const request = requestTo('sandbox', {
        pace,
        signal: caller.signal,
        messages: [{ role: 'user', content }],
      });
      let parts = 0;
      const { error } = await hear(streamSandbox(request, realTiming), () => {
        parts += 1;
        if (parts === 1) caller.abort();
      });
      expect({ code: error?.code, parts }).toEqual({ code: 'cancelled', parts: 1 });
    },
  );

  it.each([
    ['commands that nobody closes', '[[sandbox:'.repeat(100_000)],
    ['values that nobody closes', '[[sandbox:x='.repeat(83_000)],
    ['white space behind the last word', `[[sandbox:echo]]${' '.repeat(1_000_000)}`],
  ])('reads a megabyte of %s once, not once for each character', async (_, content) => {
    const { last } = await say(content);
    expect(last).toEqual({ type: 'model-end', reason: 'stop' });
  });

  it('lets others run while it speaks fast', async () => {
    let othersRan = 0;
    const request = requestTo('sandbox', {
      messages: [{ role: 'user', content: '[[sandbox:tokens=2000]]' }],
    });
    const { error } = await hear(streamSandbox(request, realTiming), () => {
      setImmediate(() => {
        othersRan += 1;
      });
    });
    expect(error).toBeUndefined();
    expect(othersRan).toBeGreaterThan(50);
  });
});
