import type { PersonaRow } from '../persona/index.ts';
import { requireUser } from '#server/kernel/actor.ts';
import type { Context } from '#server/kernel/context.ts';
import { DomainError } from '#server/kernel/errors.ts';
import { newId } from '#server/kernel/ids.ts';
import { defaultModel } from '../catalogue/index.ts';
import { openTalk as statement } from './sql.ts';
import type { Talk, TalkKind } from './view.ts';

type Opening = {
  kind: TalkKind;
  /** The session's name as its program chose it, or the persona's id. */
  name: string;
  persona: PersonaRow;
};

/** How often somebody else may be faster. */
const MOST_ATTEMPTS = 5;

/**
 * The user's conversation of this name, made if there is none; of many requests at once one makes it. `invalid_input`
 * when it is a conversation with another persona.
 */
export async function openTalk(
  ctx: Context,
  { kind, name, persona }: Opening,
): Promise<Talk & { created: boolean }> {
  const { userId, applicationId } = requireUser(ctx.actor);
  const model = defaultModel(ctx);
  const values = [userId, newId(), kind, name, applicationId, persona.id, model, persona.displayName];
  for (let attempt = 1; attempt <= MOST_ATTEMPTS; attempt++) {
    const [talk] = await ctx.db.query<Talk & { created: boolean }>(statement, values);
    if (talk === undefined) continue;
    if (talk.personaId === persona.id) return talk;
    throw new DomainError('invalid_input', 'This session belongs to another character.', {
      details: { session_id: name },
    });
  }
  throw new DomainError('conflict', 'This session is being made and deleted all the time.');
}
