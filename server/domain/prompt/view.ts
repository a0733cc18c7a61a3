/** A prompt as everybody who may see it sees it. */
export type PromptView = {
  id: number;
  title: string;
  content: string;
  /** What it is for; empty for none. */
  scenario: string;
  description: string;
  metadata: Readonly<Record<string, unknown>>;
  /** Shown to everybody, changed by administrators. */
  isTemplate: boolean;
  /** Whether the asking user may change and remove it. */
  canChange: boolean;
  usageCount: number;
  createdAt: string;
  updatedAt: string;
};

/** `nextCursor` is the number of the next page; `null` at the end. */
export type PromptPage = { prompts: PromptView[]; total: number; nextCursor: number | null };

/** A scenario that visible prompts have, and how many of one's own and of the system's. */
export type ScenarioView = { scenario: string; mine: number; templates: number };

/** What a model answered to a prompt. */
export type PromptPreview = {
  text: string;
  /** Of question and answer together: the provider's figure, or an estimate where it gives none. */
  tokensUsed: number;
  model: string;
  sandbox: boolean;
  /** It was made for an earlier request with the same key. */
  repeated: boolean;
};
