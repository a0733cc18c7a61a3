import { listPersonas } from '#server/domain/persona/index.ts';
import { defineEndpoint } from '#server/http/endpoint.ts';
import { characters } from '../dialect.ts';
import { summaryOf } from '../present-character.ts';
import { CharacterList } from '../schema-characters.ts';

const MOST = 200;

export const listCharacters = defineEndpoint({
  dialect: characters,
  operationId: 'listCharacters',
  method: 'GET',
  path: '/api/v1/characters',
  summary: 'See whom one can talk to',
  description:
    'Your own characters and public ones, the oldest first; 200 at most, of which your own come before any other.',
  policy: { auth: 'required', scope: 'chat' },
  result: CharacterList,
  async handle(ctx) {
    const { personas: own } = await listPersonas(ctx, { whose: 'own', limit: MOST });
    const room = MOST - own.length;
    const { personas: others } =
      room === 0 ? { personas: [] } : await listPersonas(ctx, { whose: 'others', limit: room });
    const shown = [...own, ...others].toSorted((a, b) => a.createdAt.getTime() - b.createdAt.getTime());
    return { characters: shown.map(summaryOf) };
  },
});
