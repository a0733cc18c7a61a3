import { listPersonas } from '#server/domain/persona/index.ts';
import { defineEndpoint } from '#server/http/endpoint.ts';
import { characters } from '../dialect.ts';
import { summaryOf } from '../present-character.ts';
import { CharacterList } from '../schema-characters.ts';

export const listCharacters = defineEndpoint({
  dialect: characters,
  operationId: 'listCharacters',
  method: 'GET',
  path: '/api/v1/characters',
  summary: 'See whom one can talk to',
  description: 'Public characters and your own, the oldest first, 200 at most.',
  policy: { auth: 'required', scope: 'chat' },
  result: CharacterList,
  async handle(ctx) {
    const { personas } = await listPersonas(ctx, {});
    return { characters: personas.map(summaryOf) };
  },
});
