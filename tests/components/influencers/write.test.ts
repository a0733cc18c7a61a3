import { expect, test } from 'vitest';
import { EMPTY_DRAFT, draftOf, laidOver } from '#components/influencers/write/draft.ts';
import { fieldProblem, firstProblem } from '#components/influencers/write/field-problem.ts';
import { changesOf, newPersonaOf } from '#components/influencers/write/input-of.ts';
import { CreatePersonaInput, VoiceModel } from '#server/domain/persona/schema.ts';
import type { PersonaView } from '#server/domain/persona/view.ts';

const vera: PersonaView = {
  id: '0',
  name: 'vera-000000',
  displayName: 'Vera',
  description: 'Keeps a lighthouse.',
  category: 'sea',
  personality: 'Dry.',
  traits: ['dry, but kind', 'tall'],
  greeting: 'Hi.',
  avatarUrl: null,
  voiceModel: 'ruby',
  capabilities: ['text', 'video', 'voice'],
  temperature: 0.7,
  maxTokens: 100,
  visibility: 'private',
  builtIn: false,
  canChange: true,
  createdAt: new Date(0),
  updatedAt: new Date(0),
  secret: { systemInstructions: 'I', scenario: 'S', examples: 'E', reminder: 'R' },
};

test('only what was touched is sent: traits with commas in them stay whole', () => {
  const draft = draftOf(vera);
  expect(changesOf(draft, vera)).toEqual({});
  expect(changesOf({ ...draft, scenario: 'T', visibility: 'public' }, vera)).toEqual({
    scenario: 'T',
    visibility: 'public',
  });
  expect(changesOf({ ...draft, traits: ' dry ,, tall ' }, vera)).toEqual({ traits: ['dry', 'tall'] });
});

test('a draft that comes back changes what was changed in it, and nothing that has changed elsewhere since', () => {
  const base = draftOf({ ...vera, visibility: 'public' });
  const draft = { ...base, greeting: 'Hello.' };
  expect(laidOver(draftOf(vera), { draft, base })).toEqual({ ...draftOf(vera), greeting: 'Hello.' });
});

test('a voice comes and goes, and all else that a persona can do stays', () => {
  const draft = draftOf(vera);
  expect(changesOf({ ...draft, voice: 'none' }, vera)).toEqual({ capabilities: ['text', 'video'] });
  const silent = { ...vera, capabilities: ['text'] };
  expect(draftOf(silent).voice).toBe('none');
  for (const voice of VoiceModel.options) {
    expect(newPersonaOf({ ...EMPTY_DRAFT, voice })).toMatchObject({
      voiceModel: voice,
      capabilities: ['text', 'voice'],
    });
  }
});

test.each([
  ['displayName', { displayName: ' ' }],
  ['displayName', { displayName: 'x'.repeat(101) }],
  ['category', { category: 'x'.repeat(101) }],
  ['description', { description: 'x'.repeat(20_001) }],
  ['personality', { personality: 'x'.repeat(2_001) }],
  ['traits', { traits: 'x,'.repeat(31) }],
  ['traits', { traits: 'x'.repeat(101) }],
  ['greeting', { greeting: 'x'.repeat(20_001) }],
  ['reminder', { reminder: 'x'.repeat(2_001) }],
  [
    'systemInstructions',
    {
      description: 'x'.repeat(20_000),
      scenario: 'x'.repeat(20_000),
      systemInstructions: 'x',
    },
  ],
  ['systemInstructions', { description: 'x'.repeat(20_000), greeting: 'x'.repeat(20_000), traits: 'x' }],
] as const)(
  'what is wrong with %s is said in its words, where the server would refuse it too',
  (name, texts) => {
    const draft = { ...EMPTY_DRAFT, displayName: 'V', ...texts };
    expect(firstProblem(draft, EMPTY_DRAFT)).toBe(name);
    expect(fieldProblem(name, draft, EMPTY_DRAFT)).toMatch(/\.|\?/);
    expect(CreatePersonaInput.safeParse(newPersonaOf(draft)).success).toBe(false);
  },
);

test('what fits exactly is taken by both', () => {
  const draft = {
    ...EMPTY_DRAFT,
    displayName: 'V'.repeat(100),
    description: 'x'.repeat(20_000),
    scenario: 'x'.repeat(19_970),
    traits: 'x,'.repeat(30),
  };
  expect(firstProblem(draft, EMPTY_DRAFT)).toBeNull();
  expect(CreatePersonaInput.safeParse(newPersonaOf(draft)).success).toBe(true);
});

test('what was stored and is longer in all than is taken now may stay so, and grow no longer', () => {
  const long = 'x'.repeat(20_000);
  const stored = { ...draftOf(vera), description: long, scenario: long, greeting: long };
  expect(firstProblem({ ...stored, temperature: 1 }, stored)).toBeNull();
  expect(firstProblem({ ...stored, greeting: 'Hi' }, stored)).toBeNull();
  expect(firstProblem({ ...stored, reminder: 'Longer' }, stored)).toBe('systemInstructions');
});
