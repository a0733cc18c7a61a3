import { expect, test } from 'vitest';
import { chooseMemories } from '#server/domain/memory/choose-memories.ts';

const now = new Date('2026-11-29T12:00:00Z');
const daysAgo = (days: number) => new Date(now.getTime() - days * 86_400_000);
const memory = (text: string, days = 1, pinned = false) => ({
  id: text,
  text,
  pinned,
  updatedAt: daysAgo(days),
});
const others = Array.from({ length: 30 }, (_, index) => memory(`Owns book number ${index}`));
const chosen = (memories: Parameters<typeof chooseMemories>[0], asked: string, budget = 10_000) =>
  chooseMemories(memories, { asked, budget, now }).map(({ text }) => text);

test('what is pinned comes first, then what shares words with the question, the rarer the sooner', () => {
  const memories = [...others, memory('Lives in Lyon', 40), memory('Is called Anna', 90, true)];
  expect(chosen(memories, 'Which book did I buy when I lived in Lyon?').slice(0, 2)).toEqual([
    'Is called Anna',
    'Lives in Lyon',
  ]);
});

test('of two that fit alike the fresher comes first', () => {
  expect(chosen([memory('Likes jazz', 100), memory('Hears jazz', 2)], 'jazz?')).toEqual([
    'Hears jazz',
    'Likes jazz',
  ]);
});

test('a word is found in its longer and its shorter forms, by three letters at most, and short words as they are', () => {
  const named = (text: string) => chosen([...others, memory(text, 300)], 'garden? gardening? gar?')[0];
  expect(named('Has a gardens')).toBe('Has a gardens');
  expect(named('Likes gard')).toBe('Likes gard');
  expect(named('Saw the gardenersss')).not.toBe('Saw the gardenersss');
  expect(named('Knows gars')).not.toBe('Knows gars');
});

test('a name comes along although nobody asks for it, but not everything does', () => {
  expect(chosen([memory('Is called Anna')], 'Good morning')).toEqual(['Is called Anna']);
  expect(chosen(others, 'Good morning').length).toBeLessThan(others.length);
});

test('words of any script are found', () => {
  const memories = [...others, memory('飼い猫の名前はタマ', 300), memory('Is a friend of Élise', 300)];
  expect(chosen(memories, '猫の名前は？')[0]).toBe('飼い猫の名前はタマ');
  expect(chosen(memories, 'Bonjour Élise !')[0]).toBe('Is a friend of Élise');
});

test('the budget is kept, whatever is pinned', () => {
  const pinned = Array.from({ length: 100 }, (_, index) => memory(`${index} ${'x'.repeat(100)}`, 1, true));
  expect(chosen(pinned, 'x', 100).length).toBe(3);
  expect(chosen(pinned, 'x', 0)).toEqual([]);
});
