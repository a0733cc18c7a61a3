import { z } from 'zod';
import type { Prompt } from '#prisma/generated/client.ts';
import { requireUser } from '#server/kernel/actor.ts';
import type { Context } from '#server/kernel/context.ts';
import { canChange } from './own-prompt.ts';
import type { PromptView } from './view.ts';

export type PromptRow = Pick<
  Prompt,
  | 'id'
  | 'userId'
  | 'title'
  | 'content'
  | 'scenario'
  | 'description'
  | 'usageCount'
  | 'createdAt'
  | 'updatedAt'
> & { metadata: unknown };

const StoredMetadata = z.record(z.string(), z.unknown());

/** A prompt as the asking user sees it. */
export function presentPrompt(ctx: Pick<Context, 'actor'>, row: PromptRow): PromptView {
  return {
    id: row.id,
    title: row.title,
    content: row.content,
    scenario: row.scenario,
    description: row.description,
    metadata: StoredMetadata.parse(row.metadata),
    isTemplate: row.userId === null,
    canChange: canChange(requireUser(ctx.actor), row),
    usageCount: row.usageCount,
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
  };
}
