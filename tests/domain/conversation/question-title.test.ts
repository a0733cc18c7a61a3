import { describe, expect, it } from 'vitest';
import { questionTitle, shorten } from '#server/domain/conversation/question-title.ts';

describe('a first title', () => {
  it('is the first line of the last question', () => {
    const messages = [
      { role: 'system' as const, content: 'Be brief.' },
      { role: 'user' as const, content: 'First?' },
      { role: 'assistant' as const, content: 'Yes.' },
      { role: 'user' as const, content: '\n\n  Second   question?\r\nWith more.' },
    ];
    expect(questionTitle(messages)).toBe('Second question?');
  });

  it.each([
    [[]],
    [[{ role: 'user' as const, content: ' \n\t ' }]],
    [[{ role: 'system' as const, content: 'x' }]],
  ])('is "New chat" where nobody asked anything: %j', (messages) => {
    expect(questionTitle(messages)).toBe('New chat');
  });
});

describe('a shortened line', () => {
  it('of eighty characters stays, of eighty-one ends with an ellipsis', () => {
    expect(shorten('a'.repeat(80))).toBe('a'.repeat(80));
    expect(shorten('a'.repeat(81))).toBe(`${'a'.repeat(79)}…`);
  });

  it('is counted and cut as people see characters', () => {
    const family = '👩‍👩‍👧';
    expect(shorten(family.repeat(80))).toBe(family.repeat(80));
    expect(shorten(family.repeat(81))).toBe(`${family.repeat(79)}…`);
    expect(shorten(`${'a'.repeat(79)}é tail`)).toBe(`${'a'.repeat(79)}…`);
  });

  it('has no blank before the ellipsis', () => {
    expect(shorten(`${'a'.repeat(78)} ${'b'.repeat(20)}`)).toBe(`${'a'.repeat(78)}…`);
  });

  it('of a megabyte is cheap', () => {
    expect(shorten('漢'.repeat(1_000_000))).toBe(`${'漢'.repeat(79)}…`);
  });
});
