import { visiblePersona } from '#server/domain/persona/index.ts';
import { defineEndpoint } from '#server/http/endpoint.ts';
import { jsonAnswer } from '#server/http/exchange.ts';
import { provenance } from '#server/http/provenance.ts';
import { characters } from '../dialect.ts';
import { makeMedia } from '../make-media.ts';
import { formatOf, secondsOf } from '../present-asset.ts';
import { VoiceBody, VoiceResult } from '../schema.ts';
import { USUAL_CHARACTER } from '../usual-character.ts';

export const makeVoice = defineEndpoint({
  dialect: characters,
  operationId: 'makeVoice',
  method: 'POST',
  path: '/api/v1/media/voice',
  summary: 'Say a text in a character’s voice',
  description:
    'Answers when it is spoken. What the voice cannot do of the settings is listed in `unsupported`.',
  policy: { auth: 'required', scope: 'chat', idempotent: true },
  body: VoiceBody,
  result: VoiceResult,
  refuses: ['content_refused', 'insufficient_credits', 'upstream_failed'],
  async handle(ctx, { body, requestKey }) {
    const persona = await visiblePersona(ctx, body.character_id ?? USUAL_CHARACTER);
    const { speed, pitch, emotion } = body.voice_settings ?? {};
    const settings = {
      voice: persona.voiceModel,
      ...(speed === undefined ? {} : { speed }),
      ...(pitch === undefined ? {} : { pitch }),
      ...(emotion === undefined ? {} : { emotion }),
    };
    const order = { kind: 'voice' as const, model: 'auto', prompt: body.text, voice: settings };
    const made = await makeMedia(ctx, order, { requestKey, step: 'voice' });
    const spoken = {
      request_id: made.id,
      audio_url: made.asset.url,
      duration_seconds: secondsOf(made.asset),
      file_size_bytes: made.asset.bytes,
      format: formatOf(made.asset),
      unsupported: made.unsupported,
      generated_at: (made.endedAt ?? made.createdAt).toISOString(),
    };
    return jsonAnswer(200, spoken, provenance(made));
  },
});
