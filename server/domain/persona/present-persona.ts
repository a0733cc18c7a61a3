import type { PersonaRow } from './row.ts';
import type { Context } from '#server/kernel/context.ts';
import { avatarOf } from './avatar-of.ts';
import { canChange } from './own-persona.ts';
import type { PersonaView } from './view.ts';

/** A persona as whoever asks sees it. */
export function presentPersona(
  ctx: Pick<Context, 'actor' | 'config' | 'clock'>,
  row: PersonaRow,
): PersonaView {
  const { systemInstructions, scenario, examples, reminder } = row;
  const changeable = canChange(ctx.actor, row);
  return {
    id: row.id,
    name: row.name,
    displayName: row.displayName,
    description: row.description,
    category: row.category,
    personality: row.personality,
    traits: row.traits,
    greeting: row.greeting,
    avatarUrl: avatarOf(ctx, { ...row, builtIn: row.ownerId === null }),
    voiceModel: row.voiceModel,
    capabilities: row.capabilities,
    temperature: row.temperature,
    maxTokens: row.maxTokens,
    visibility: row.visibility,
    builtIn: row.ownerId === null,
    canChange: changeable,
    createdAt: row.createdAt,
    updatedAt: row.updatedAt,
    secret: changeable ? { systemInstructions, scenario, examples, reminder } : null,
  };
}
