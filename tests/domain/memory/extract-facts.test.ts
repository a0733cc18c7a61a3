import { expect, test } from 'vitest';
import { extractFacts } from '#server/domain/memory/index.ts';

const textsOf = (message: string) => extractFacts(message).map(({ text }) => text);

test.each([
  ['My name is Anna.', ['Is called Anna']],
  ['Hi, my name’s Zoë Ångström!', ['Is called Zoë Ångström']],
  ['Call me Bo', ['Is called Bo']],
  ['Please call me Bo from now on', ['Is called Bo']],
  ['My name is Anna and this is fun', ['Is called Anna']],
  ['I live in Lyon and it is nice', ['Lives in Lyon']],
  ['I love tea so much! I like C++ :)', ['Likes tea', 'Likes C++']],
  ['I work at a bakery 🥐. I am a vegan', ['Works at a bakery', 'Is vegan']],
  ['I like tea with my mother', ['Likes tea with their mother']],
  ['I like cats and the sea', ['Likes cats and the sea']],
  [
    'Hello! I live in St. Louis, by the river. And I work as a nurse',
    ['Lives in St. Louis', 'Works as a nurse'],
  ],
  ['I just moved to Lyon because of work', ['Lives in Lyon']],
  ['I like green tea and I hate liver', ['Likes green tea', 'Dislikes liver']],
  [
    'By the way, my dog’s name is Rex, and my favourite colour is teal.',
    ['Their dog is called Rex', 'Their favourite colour is teal'],
  ],
  ['I am 34 years old. I’m allergic to nuts.', ['Is 34 years old', 'Is allergic to nuts']],
  [
    'Ich heiße Jürgen. Ich wohne in Köln. Ich mag Kaffee. Ich mag keine Pilze.',
    ['Is called Jürgen', 'Lives in Köln', 'Likes Kaffee', 'Dislikes Pilze'],
  ],
  ['Je m’appelle Élise. J’habite à Nîmes.', ['Is called Élise', 'Lives in Nîmes']],
  ['Me llamo Íñigo. Vivo en Ávila', ['Is called Íñigo', 'Lives in Ávila']],
  ['I love strawberries [[sandbox:echo]]', ['Likes strawberries']],
])('%s', (message, facts) => {
  expect(textsOf(message)).toEqual(facts);
});

test.each([
  'Do you know where I live?',
  'What if my name is Anna?',
  'He said I live in Paris.',
  'I like you. I love that! I like how you talk.',
  'Call me later.',
  'I hate myself. I hate my life. I hate everything. I don’t like living.',
  'My name is not important.',
  `I live in ${'x'.repeat(200)}.`,
  'I like !!!',
  '',
])('nothing is known of the user from: %s', (message) => {
  expect(textsOf(message)).toEqual([]);
});

test('of two facts about one topic the later counts, and what was liked can be disliked', () => {
  expect(textsOf('I live in Paris. I moved to Lyon.')).toEqual(['Lives in Lyon']);
  expect(textsOf('I like Tea. I hate tea.')).toEqual(['Dislikes tea']);
});

test('a long message of nothing but beginnings is read in no time', () => {
  const began = performance.now();
  for (const begin of ['I like ', 'my favourite ', 'so, ', ', and i ', 'my name is,'])
    extractFacts(begin.repeat(10_000));
  expect(performance.now() - began).toBeLessThan(1_000);
});
