import { readFigures, updatePersona } from '#server/domain/persona/index.ts';
import { defineEndpoint } from '#server/http/endpoint.ts';
import { characters } from '../dialect.ts';
import { presentCharacter } from '../present-character.ts';
import { CharacterDetails, CharacterParams, UpdateCharacterBody } from '../schema-characters.ts';

export const updateCharacter = defineEndpoint({
  dialect: characters,
  operationId: 'updateCharacter',
  method: 'PUT',
  path: '/api/v1/characters/{character_id}',
  summary: 'Change some of a character',
  description:
    'What is absent stays. Yours, or any as an administrator; those that come with the product only as an administrator.',
  policy: { auth: 'required', scope: 'chat' },
  params: CharacterParams,
  body: UpdateCharacterBody,
  result: CharacterDetails,
  refuses: ['forbidden'],
  async handle(ctx, { params, body }) {
    const { name, description, personality, configuration } = body;
    const persona = await updatePersona(ctx, {
      persona: params.character_id,
      displayName: name,
      description,
      personality,
      voiceModel: body.voice_model,
      temperature: configuration?.temperature,
      maxTokens: configuration?.max_tokens,
      systemInstructions: configuration?.system_prompt,
    });
    return presentCharacter(persona, await readFigures(ctx, persona));
  },
});
