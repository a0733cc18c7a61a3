import { requireUser } from '#server/kernel/actor.ts';
import type { Context } from '#server/kernel/context.ts';
import { idFrom, newId } from '#server/kernel/ids.ts';
import { insertPersona } from './insert-persona.ts';
import { visiblePersona } from './own-persona.ts';
import { presentPersona } from './present-persona.ts';
import { CreatePersonaInput } from './schema.ts';
import type { PersonaView } from './view.ts';

/**
 * Makes a persona of the asking user's own, private unless said otherwise; sent again under the same `requestKey` it is
 * that one, as it is by then. Its name is made of what it is called. `conflict` for one persona too many.
 */
export async function createPersona(ctx: Context, input: CreatePersonaInput): Promise<PersonaView> {
  const { userId } = requireUser(ctx.actor);
  const { requestKey, ...fields } = CreatePersonaInput.parse(input);
  const id = requestKey === undefined ? newId() : idFrom(`persona ${userId} ${requestKey}`);
  await insertPersona(ctx, { ...fields, id, card: null, avatarAssetId: null });
  return presentPersona(ctx, await visiblePersona(ctx, id));
}
