import type { PromptView } from '#server/domain/prompt/view.ts';

/** A stored prompt of one's own. */
export function aPrompt(given: Partial<PromptView> = {}): PromptView {
  return {
    id: 1,
    title: 'Translate',
    content: 'Translate {text} into {language}.',
    scenario: 'translation',
    description: '',
    metadata: { tags: ['short'], source: 'elsewhere' },
    isTemplate: false,
    canChange: true,
    usageCount: 0,
    createdAt: '2026-11-28T10:00:00.000Z',
    updatedAt: '2026-11-28T10:00:00.000Z',
    ...given,
  };
}
