import type { CreatePromptInput } from '#server/domain/prompt/schema.ts';
import type { PromptView } from '#server/domain/prompt/view.ts';

/** What the fields hold. Tags stand beside one another, with commas between. */
export type Draft = {
  title: string;
  content: string;
  scenario: string;
  description: string;
  tags: string;
  /** Only of a new prompt: for everybody. */
  isTemplate: boolean;
};

export const EMPTY_DRAFT: Draft = {
  title: '',
  content: '',
  scenario: '',
  description: '',
  tags: '',
  isTemplate: false,
};

export function draftOf({ title, content, scenario, description, metadata, isTemplate }: PromptView): Draft {
  return { title, content, scenario, description, tags: tagsOf(metadata).join(', '), isTemplate };
}

/** The tags that a prompt's metadata hold; nothing where `tags` is something else. */
function tagsOf(metadata: PromptView['metadata']): string[] {
  const { tags } = metadata;
  return Array.isArray(tags) ? tags.filter((tag) => typeof tag === 'string') : [];
}

/** The tags as typed, each once, without space around them. */
function parseTags(typed: string): string[] {
  const tags = typed.split(/[,\n]/).map((tag) => tag.trim());
  return [...new Set(tags.filter((tag) => tag !== ''))];
}

export function sameDraft(one: Draft, other: Draft): boolean {
  return (
    one.title === other.title &&
    one.content === other.content &&
    one.scenario === other.scenario &&
    one.description === other.description &&
    one.tags === other.tags &&
    one.isTemplate === other.isTemplate
  );
}

/** What is sent of a new prompt. */
export function newPromptOf({ tags, ...draft }: Draft): CreatePromptInput {
  const parsed = parseTags(tags);
  return {
    ...draft,
    title: draft.title.trim(),
    scenario: draft.scenario.trim(),
    metadata: parsed.length === 0 ? {} : { tags: parsed },
  };
}

/** What is sent of a stored prompt: only what is different. Metadata that are not tags stay as they are. */
export function changesOf(draft: Draft, stored: PromptView) {
  const before = draftOf(stored);
  const { tags: _, ...others } = stored.metadata;
  const tags = parseTags(draft.tags);
  return {
    ...(draft.title !== before.title && { title: draft.title.trim() }),
    ...(draft.content !== before.content && { content: draft.content }),
    ...(draft.scenario !== before.scenario && { scenario: draft.scenario.trim() }),
    ...(draft.description !== before.description && { description: draft.description }),
    ...(draft.tags !== before.tags && { metadata: tags.length === 0 ? others : { ...others, tags } }),
  };
}
