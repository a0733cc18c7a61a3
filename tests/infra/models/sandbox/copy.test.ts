import { expect, test } from 'vitest';
import { instructions } from '#server/domain/copy/instructions.ts';
import { TONES, type ToneName } from '#server/domain/copy/schema.ts';
import { streamSandbox } from '#server/infra/models/sandbox/stream-sandbox.ts';
import type { ModelMessage } from '#server/kernel/model.ts';
import { hear, instantTiming, requestTo } from '../ask.ts';

const feature = 'Advanced fitness tracker with heart rate monitoring and sleep analysis.';

type Brief = { title?: string; tone?: ToneName; feature?: string; earlier_versions?: string[] };
const brief = (over: Brief = {}): ModelMessage => ({
  role: 'user',
  content: JSON.stringify({ title: 'Smart Watch', tone: 'professional', feature, ...over }),
});

async function copyFor(over: Brief = {}, before: ModelMessage[] = []): Promise<string> {
  const system: ModelMessage = { role: 'system', content: instructions(over.tone ?? 'professional') };
  const request = requestTo('sandbox', { messages: [system, ...before, brief(over)] });
  return (await hear(streamSandbox(request, instantTiming()))).text;
}

test.each(TONES)(
  'writes in the tone $name about the subject and its facts, as it would again',
  async ({ name }) => {
    const text = await copyFor({ tone: name });
    expect(text).toContain('Smart Watch');
    expect(text).toContain('heart rate monitoring and sleep analysis');
    expect(text.length).toBeLessThanOrEqual(300);
    expect(await copyFor({ tone: name })).toBe(text);
  },
);

test('no two tones sound the same, nor two versions', async () => {
  const texts = await Promise.all([
    ...TONES.map(({ name }) => copyFor({ tone: name })),
    copyFor({ earlier_versions: ['one'] }),
    copyFor({ earlier_versions: ['one', 'two'] }),
  ]);
  expect(new Set(texts).size).toBe(12);
});

test('a follow-up takes the facts of the brief before it along', async () => {
  const before: ModelMessage[] = [brief(), { role: 'assistant', content: 'Text.' }];
  const asked = { feature: 'Add information about water resistance and battery life' };
  expect(await copyFor(asked, before)).toContain(
    'heart rate monitoring and sleep analysis, water resistance and battery life.',
  );
  expect(await copyFor({ ...asked, title: 'Another' }, before)).not.toContain('heart rate');
});

test('long facts are shortened, and other languages get no English around them', async () => {
  expect((await copyFor({ feature: 'many words '.repeat(200) })).length).toBeLessThanOrEqual(300);
  expect(await copyFor({ title: '智能手表', feature: '监测心率和睡眠。' })).toBe('智能手表: 监测心率和睡眠');
});

test('a chat in which somebody sends the same JSON is no brief', async () => {
  const { text } = await hear(streamSandbox(requestTo('sandbox', { messages: [brief()] }), instantTiming()));
  expect(text).not.toContain('reliable support');
});
