import type { Context } from '#server/kernel/context.ts';
import {
  avatarOf,
  findPersona,
  isOpenTo,
  type PersonaRow,
  personaNotFound,
  shownText,
} from '../persona/index.ts';
import { talkWith } from './own-talk.ts';
import { TalkRef } from './schema.ts';
import type { Talk, TalkPartner } from './view.ts';

type Partner = { persona: PersonaRow; talk: (Talk & { title: string }) | null; open: boolean };

/**
 * Whom the asking user talks with: a persona they may know of, or one that they have talked with before it was removed or
 * made private, with which the talk is not `open` any more. Else `not_found`.
 */
export async function partnerOf(ctx: Context, key: string): Promise<Partner> {
  const persona = await findPersona(ctx, key);
  if (persona === null) throw personaNotFound();
  const talk = await talkWith(ctx, persona);
  const open = isOpenTo(ctx.actor, persona);
  if (!open && talk === null) throw personaNotFound();
  return { persona, talk, open };
}

/** The same, as the page of the conversation shows it. What its owner made of it since it was taken away is for nobody else. */
export async function viewPartner(ctx: Context, input: TalkRef): Promise<TalkPartner> {
  const { persona, talk, open } = await partnerOf(ctx, TalkRef.parse(input).persona);
  const { id, name, displayName, category } = persona;
  if (!open)
    return {
      id,
      name,
      displayName: talk?.title ?? '',
      category: '',
      avatarUrl: null,
      greeting: '',
      open,
    };
  const avatarUrl = avatarOf(ctx, { ...persona, builtIn: persona.ownerId === null });
  return { id, name, displayName, category, avatarUrl, greeting: shownText(persona, persona.greeting), open };
}
