import { describe, expect, it } from 'vitest';
import { composePrompt, type HistoryRow } from '#server/domain/conversation/compose-prompt.ts';
import { estimateTokens } from '#server/kernel/estimate-tokens.ts';
import type { ModelMessage } from '#server/kernel/model.ts';

const row = (role: HistoryRow['role'], content: string): HistoryRow => ({
  depth: 0,
  role,
  content,
  status: 'complete',
});
const question = (content: string): ModelMessage => ({ role: 'user', content });
const contents = (prompt: readonly ModelMessage[]): string[] => prompt.map((message) => message.content);
/** 96 characters: 28 tokens by the estimate. */
const long = (name: string): string => name.padEnd(96, '.');

describe('a prompt', () => {
  it('is instructions, history, question, in that order, without empty answers', () => {
    const history = [row('user', 'a'), row('assistant', ''), row('system', 'rules'), row('assistant', 'b')];
    expect(composePrompt(history, [question('c')], 10_000, undefined)).toEqual([
      { role: 'system', content: 'rules' },
      { role: 'user', content: 'a' },
      { role: 'assistant', content: 'b' },
      { role: 'user', content: 'c' },
    ]);
  });

  it('loses its oldest messages first when the room is short, instructions never', () => {
    const history = [
      row('system', long('rules')),
      ...Array.from({ length: 10 }, (_, i) => row('user', long(`m${i}`))),
    ];
    // 100 for the answer, 28 each for rules, question and three messages.
    const prompt = composePrompt(history, [question(long('now'))], 100 + 28 * 5, 100);
    expect(contents(prompt)).toEqual([long('rules'), long('m7'), long('m8'), long('m9'), long('now')]);
  });

  it('stops at the first message that does not fit: no hole in the middle', () => {
    const history = [row('user', 'tiny'), row('assistant', long('x').repeat(50)), row('user', 'last')];
    expect(contents(composePrompt(history, [question('now')], 400, 100))).toEqual(['last', 'now']);
  });

  it('keeps the question whatever its length', () => {
    const huge = 'x'.repeat(100_000);
    const history = [row('system', 'rules'), row('user', 'before')];
    expect(contents(composePrompt(history, [question(huge)], 1024, undefined))).toEqual(['rules', huge]);
  });

  it('keeps the question also where it is stored already, as for another answer', () => {
    const huge = 'x'.repeat(100_000);
    const history = [row('user', 'before'), row('assistant', 'yes'), row('user', huge)];
    expect(contents(composePrompt(history, [], 1024, undefined))).toEqual([huge]);
  });

  it('leaves the answer the room it may take, but never more than half', () => {
    const history = Array.from({ length: 200 }, (_, i) => row('user', long(`m${i}`)));
    const room = (maxTokens: number | undefined): number =>
      composePrompt(history, [question('now')], 4096, maxTokens).reduce(
        (sum, m) => sum + estimateTokens(m.content),
        0,
      );
    expect(room(undefined)).toBeLessThanOrEqual(4096 - 1024);
    expect(room(undefined)).toBeGreaterThan(4096 - 1024 - 28);
    expect(room(100)).toBeGreaterThan(4096 - 100 - 1200 - 28);
    expect(room(1_000_000)).toBeGreaterThan(2048 - 28);
    expect(room(1_000_000)).toBeLessThanOrEqual(2048);
  });
});
