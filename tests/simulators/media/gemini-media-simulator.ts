import { geminiErrorBody } from '#tests/simulators/providers/wire-gemini.ts';
import { startMadeSimulator } from './made-simulator.ts';
import { jsonAnswer, type MadeWire, said, type WireAnswer } from './made-wire.ts';
import { SAMPLE_RATE, smallImage, toneOf, wavOf } from './small-media.ts';
import type { RecordedRequest } from '#tests/simulators/providers/index.ts';

/**
 * The Gemini API where it makes images and speech: `:generateContent` and Imagen's `:predict`. `refused` ends the
 * candidate for that reason, or blocks the prompt for it where it begins with `prompt:`.
 */
export function startGeminiMediaSimulator(port?: number) {
  return startMadeSimulator(wire, port);
}

const wire: MadeWire = {
  basePath: '/v1beta',
  submits: /^\/v1beta\/models\/[^/]+:(generateContent|predict)$/,
  protocol: 'gemini',
  async made(request) {
    const prompt = promptOf(request);
    if (isPredict(request)) {
      const bytesBase64Encoded = (await smallImage(prompt, PREDICTED)).toString('base64');
      return jsonAnswer({ predictions: [{ mimeType: 'image/png', bytesBase64Encoded }] });
    }
    if (isSpeech(request)) return candidate([{ inlineData: speak(request, prompt) }]);
    const data = (await smallImage(prompt, pixelsOf(request.body))).toString('base64');
    return candidate([{ inlineData: { mimeType: 'image/png', data } }]);
  },
  empty: (request) => (isPredict(request) ? jsonAnswer({}) : candidate([], 'NO_IMAGE')),
  refused(request, word) {
    if (isPredict(request)) return jsonAnswer({ predictions: [{ raiFilteredReason: word }] });
    const blocked = /^prompt:(.+)$/.exec(word)?.[1];
    return blocked === undefined
      ? candidate([], word)
      : jsonAnswer({ promptFeedback: { blockReason: blocked }, usageMetadata: USAGE });
  },
  error: geminiErrorBody,
};

const PREDICTED = { width: 64, height: 64 };
const USAGE = { promptTokenCount: 11, candidatesTokenCount: 1290, totalTokenCount: 1301 };
const SIDES: Readonly<Record<string, number>> = { '512': 64, '1K': 128, '2K': 256 };

function candidate(parts: object[], finishReason = 'STOP'): WireAnswer {
  const candidates = [{ content: { parts, role: 'model' }, finishReason, index: 0 }];
  return jsonAnswer({ candidates, usageMetadata: USAGE, responseId: 'r1' });
}

const isPredict = ({ path }: RecordedRequest) => path.endsWith(':predict');
const isSpeech = ({ body }: RecordedRequest) =>
  said(body, 'generationConfig', 'responseModalities', 0) === 'AUDIO';

function promptOf({ body }: RecordedRequest): string {
  return String(said(body, 'instances', 0, 'prompt') ?? said(body, 'contents', 0, 'parts', 0, 'text'));
}

/** An eighth of the true size each way: the proportions are what a test looks at. */
function pixelsOf(body: unknown): { width: number; height: number } {
  const config = said(body, 'generationConfig', 'imageConfig');
  const [wide = 1, high = 1] = String(said(config, 'aspectRatio')).split(':').map(Number);
  const side = SIDES[String(said(config, 'imageSize'))] ?? SIDES['1K'] ?? 0;
  const width = Math.round(side * Math.sqrt(wide / high));
  return { width, height: Math.round((width * high) / wide) };
}

/** The 3.8 models answer with a WAV file, the older ones with bare samples. */
function speak({ path }: RecordedRequest, text: string) {
  const pcm = toneOf(text);
  if (/\/gemini-(2\.5|3\.1)-/.test(path)) {
    const mimeType = `audio/L16;codec=pcm;rate=${SAMPLE_RATE}`;
    return { mimeType, data: pcm.toString('base64') };
  }
  return { mimeType: 'audio/wav', data: wavOf(pcm).toString('base64') };
}
