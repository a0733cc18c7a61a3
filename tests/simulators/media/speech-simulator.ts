import { openAiErrorBody } from '#tests/simulators/providers/wire-openai.ts';
import { startMadeSimulator } from './made-simulator.ts';
import { jsonAnswer, type MadeWire, said } from './made-wire.ts';
import { toneOf, wavOf } from './small-media.ts';

/** OpenAI's `/audio/speech`, as other servers speak it too. Answered as `stream`, its WAV has no lengths yet. */
export function startSpeechSimulator(port?: number) {
  return startMadeSimulator(wire, port);
}

const wire: MadeWire = {
  basePath: '/v1',
  submits: /^\/v1\/audio\/speech$/,
  protocol: 'compatible',
  made({ body }, as) {
    const pcm = toneOf(String(said(body, 'input')), Number(said(body, 'speed') ?? 1));
    return { status: 200, contentType: 'audio/wav', body: wavOf(pcm, { lengths: as !== 'stream' }) };
  },
  empty: () => ({ status: 200, contentType: 'audio/wav', body: Buffer.alloc(0) }),
  refused: (_, code) => jsonAnswer(openAiErrorBody(400, code), 400),
  error: openAiErrorBody,
};
