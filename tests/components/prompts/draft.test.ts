import { expect, test } from 'vitest';
import { fillPrompt, filledParts, openVariables } from '#components/shared/fill-prompt.ts';
import { addressOf, promptIn } from '#components/prompts/state/address.ts';
import { changesOf, draftOf, EMPTY_DRAFT, newPromptOf } from '#components/prompts/state/draft.ts';
import { fieldProblem, firstProblem } from '#components/prompts/state/field-problem.ts';
import { scenarioChips } from '#components/prompts/state/scenario-chips.ts';
import { CreatePromptInput } from '#server/domain/prompt/schema.ts';
import { aPrompt } from './a-prompt.ts';

test('only what is different is sent, and metadata that are not tags stay', () => {
  const stored = aPrompt();
  const draft = draftOf(stored);
  expect(changesOf(draft, stored)).toEqual({});
  expect(changesOf({ ...draft, title: ' Put into words ', tags: 'a, b,a,' }, stored)).toEqual({
    title: 'Put into words',
    metadata: { source: 'elsewhere', tags: ['a', 'b'] },
  });
  expect(changesOf({ ...draft, tags: ' ' }, stored)).toEqual({ metadata: { source: 'elsewhere' } });
  expect(draftOf(aPrompt({ metadata: { tags: 'none' } })).tags).toBe('');
});

test('a new prompt is what the server takes', () => {
  const draft = { ...EMPTY_DRAFT, title: 'T', content: 'C', tags: 'x' };
  expect(CreatePromptInput.parse(newPromptOf(draft)).metadata).toEqual({ tags: ['x'] });
  expect(newPromptOf({ ...draft, tags: '' }).metadata).toEqual({});
});

test('fields say what is missing and what is too long, as the server would', () => {
  expect(firstProblem(EMPTY_DRAFT)).toBe('title');
  expect(firstProblem({ ...EMPTY_DRAFT, title: 'T', content: ' \n' })).toBe('content');
  for (const [field, most] of [
    ['title', 200],
    ['scenario', 100],
    ['description', 2_000],
    ['content', 100_000],
  ] as const) {
    const input = (length: number) => ({ title: 'T', content: 'C', [field]: 'x'.repeat(length) });
    expect(fieldProblem(field, 'x'.repeat(most))).toBeNull();
    expect(CreatePromptInput.safeParse(input(most)).success).toBe(true);
    expect(fieldProblem(field, 'x'.repeat(most + 1))?.message).toContain('1 too many');
    expect(CreatePromptInput.safeParse(input(most + 1)).success).toBe(false);
  }
});

test('what is not filled in stands as its variable, once over', () => {
  const content = 'Write to {who} about {what}, {{not}} {who}';
  const values = { who: '{what}', toString: 'x' };
  expect(fillPrompt(content, values)).toBe('Write to {what} about {what}, {not} {what}');
  expect(openVariables(content, values)).toEqual(['what']);
  expect(openVariables('{toString}', {})).toEqual(['toString']);
  expect(filledParts('{a}{b}', { a: '1' })).toEqual([
    { kind: 'value', text: '1' },
    { kind: 'open', text: '{b}' },
  ]);
});

test('the address has the open prompt', () => {
  for (const id of [7, 'new', null] as const)
    expect(promptIn(new URL(addressOf(id), 'http://here.invalid').searchParams)).toBe(id);
  for (const odd of ['', '-1', '1.5', 'x', '99999999999'])
    expect(promptIn(new URLSearchParams({ prompt: odd }))).toBeNull();
});

test('scenarios are counted for whose prompts are shown; the chosen one never goes', () => {
  const scenarios = [
    { scenario: 'writing', mine: 1, templates: 2 },
    { scenario: 'code', mine: 4, templates: 0 },
  ];
  const counts = (...given: [Parameters<typeof scenarioChips>[1], string | null]) =>
    scenarioChips(scenarios, ...given).map(({ scenario, count }) => `${scenario} ${count}`);
  expect(counts('all', null)).toEqual(['code 4', 'writing 3']);
  expect(counts('templates', null)).toEqual(['writing 2']);
  expect(counts('templates', 'code')).toEqual(['writing 2', 'code 0']);
  expect(counts('mine', 'gone')).toEqual(['code 4', 'writing 1', 'gone 0']);
});
