import type { PromptView } from '#server/domain/prompt/index.ts';

export function presentPrompt(prompt: PromptView) {
  return {
    id: prompt.id,
    title: prompt.title,
    content: prompt.content,
    scenario: prompt.scenario,
    description: prompt.description,
    metadata: { ...prompt.metadata },
    is_template: prompt.isTemplate,
    usage_count: prompt.usageCount,
    created_at: prompt.createdAt,
    updated_at: prompt.updatedAt,
  };
}
