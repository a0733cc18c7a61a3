import { describe, expect, test } from 'vitest';
import { wordsOf } from '#server/domain/search/words.ts';

const words = (text: string) => Array.from(wordsOf(text), ({ word }) => word);

describe('the words of a text', () => {
  test.each([
    ['Hello, world! user_id', ['hello', 'world', 'user', 'id']],
    ['Crème BRÛLÉE, Łódź, Straße, İstanbul', ['creme', 'brulee', 'lodz', 'strasse', 'istanbul']],
    ['e\u0301te\u0301 ﬁn ｗｉｄｅ x²', ['ete', 'fin', 'wide', 'x2']],
    ['ёлка مُحَمَّد אבּג', ['елка', 'محمد', 'אבג']],
    ['v3.14', ['v3', '14']],
    ['\0 \ud800 ‼ — ©', []],
  ])('of “%s” are folded', (text, expected) => {
    expect(words(text)).toEqual(expected);
  });

  test('that has no blanks are its pairs of characters, and the last one by itself', () => {
    expect(words('学习中文 ok')).toEqual(['学习', '习中', '中文', '文', 'ok']);
    expect(words('iPhone手机')).toEqual(['iphone', '手机', '机']);
    expect(words('ｶﾞｷﾞ')).toEqual(words('ガギ'));
    expect(words('สวัสดี')).toEqual(['สวั', 'วัส', 'สดี', 'ดี']);
    expect(words('한국어')).toEqual(['한국', '국어', '어']);
  });

  test('know where they stand', () => {
    const text = '😀x, naïve 学习';
    const found = Array.from(wordsOf(text), ({ start, end, position }) => [position, text.slice(start, end)]);
    expect(found).toEqual([
      [1, '😀'],
      [2, 'x'],
      [3, 'naïve'],
      [4, '学习'],
      [5, '习'],
    ]);
  });

  test('are cut where nobody would type more', () => {
    expect(words('a'.repeat(5000))).toEqual(['a'.repeat(64)]);
  });
});
