import { getPersona, readFigures } from '#server/domain/persona/index.ts';
import { defineEndpoint } from '#server/http/endpoint.ts';
import { characters } from '../dialect.ts';
import { presentCharacter } from '../present-character.ts';
import { CharacterDetails, CharacterParams } from '../schema-characters.ts';

export const getCharacter = defineEndpoint({
  dialect: characters,
  operationId: 'getCharacter',
  method: 'GET',
  path: '/api/v1/characters/{character_id}',
  summary: 'See all about one character',
  policy: { auth: 'required', scope: 'chat' },
  params: CharacterParams,
  result: CharacterDetails,
  async handle(ctx, { params }) {
    const persona = await getPersona(ctx, { persona: params.character_id });
    return presentCharacter(persona, await readFigures(ctx, persona));
  },
});
