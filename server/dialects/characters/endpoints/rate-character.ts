import { getPersona, ratePersona } from '#server/domain/persona/index.ts';
import { defineEndpoint } from '#server/http/endpoint.ts';
import { characters } from '../dialect.ts';
import { roundedStars } from '../present-character.ts';
import { CharacterParams, RatingBody, RatingResult } from '../schema-characters.ts';

export const rateCharacter = defineEndpoint({
  dialect: characters,
  operationId: 'rateCharacter',
  method: 'POST',
  path: '/api/v1/characters/{character_id}/ratings',
  summary: 'Give a character 1 to 5 stars',
  policy: { auth: 'required', scope: 'chat', idempotent: true },
  params: CharacterParams,
  body: RatingBody,
  result: RatingResult,
  async handle(ctx, { params, body }) {
    const { id, name } = await getPersona(ctx, { persona: params.character_id });
    const figures = await ratePersona(ctx, { persona: id, stars: body.rating });
    return {
      character_id: name,
      rating: body.rating,
      average_rating: roundedStars(figures.averageRating),
      total_ratings: figures.ratings,
    };
  },
});
