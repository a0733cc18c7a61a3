import type { z } from 'zod';
import { requireUser } from '#server/kernel/actor.ts';
import type { Context } from '#server/kernel/context.ts';
import { claimMedia, releasePortrait } from '../file/index.ts';
import { nameFor } from './name-for.ts';
import { refuseMore } from './refuse-more.ts';
import type { CreatePersonaInput } from './schema.ts';
import { insertPersona as statement, lockOwn, personaById } from './sql.ts';

type NewPersona = Omit<z.output<typeof CreatePersonaInput>, 'requestKey'> & {
  id: string;
  card: string | null;
  /** A picture of the asking user's. */
  avatarAssetId: string | null;
};

/**
 * Stores a persona of the asking user's own; where there is one with this id already, that one stays as it is and the
 * picture is no longer used. `conflict` for one persona too many, however many are stored at once.
 */
export async function insertPersona(ctx: Context, persona: NewPersona): Promise<void> {
  const { userId } = requireUser(ctx.actor);
  const { id, displayName, avatarAssetId } = persona;
  const values = [
    id,
    userId,
    nameFor(displayName, id),
    displayName,
    persona.description,
    persona.category,
    persona.personality,
    persona.traits,
    persona.scenario,
    persona.greeting,
    persona.examples,
    persona.systemInstructions,
    persona.reminder,
    persona.voiceModel,
    persona.capabilities,
    persona.temperature,
    persona.maxTokens,
    persona.visibility,
    persona.card,
    avatarAssetId,
  ];
  await ctx.db.transaction(async (sql) => {
    await sql.query(lockOwn, [userId]);
    if ((await sql.query(personaById, [id])).length > 0) {
      if (avatarAssetId !== null) await releasePortrait(sql, avatarAssetId);
      return;
    }
    await refuseMore(sql, userId);
    if (avatarAssetId !== null) await claimMedia(sql, { userId, assetIds: [avatarAssetId] });
    await sql.query(statement, values);
  });
}
