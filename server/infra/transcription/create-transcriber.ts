import type { Config } from '#server/kernel/config.ts';
import { DomainError } from '#server/kernel/errors.ts';
import type { TextModels } from '#server/kernel/model.ts';
import type { Recording, Transcriber, TranscriptionOptions } from '#server/kernel/transcription.ts';
import { noKey } from '../models/provider-error.ts';
import { askGemini } from './ask-gemini.ts';
import { askOpenAi } from './ask-openai.ts';
import type { Recogniser } from './recogniser/create-recogniser.ts';
import { refusalOf } from './refusals.ts';

type Route = NonNullable<Config['transcription']>;

type Options = {
  /** Where Gemini's models are asked. */
  textModels: Pick<TextModels, 'stream'>;
  recogniser: Recogniser;
  /** How long OpenAI's kin may take, in milliseconds. */
  limitMs?: number;
};

/** Where nobody chose, the first that has a key. */
const USUAL: readonly Route[] = [
  { provider: 'gemini', upstreamId: 'gemini-3.8-flash' },
  { provider: 'openai', upstreamId: 'gpt-transcribe' },
];
/** The recogniser of this machine, in the words of TRANSCRIPTION_MODEL. */
const HERE = 'sandbox/moonshine-tiny';

// Taken before a framework can put its caching fetch in place of Node's.
const nativeFetch = globalThis.fetch;

/** The provider that is configured to listen, or the recogniser of this machine where there is none. */
export function createTranscriber(
  config: Config,
  { textModels, recogniser, limitMs = 120_000 }: Options,
): Transcriber {
  const route = routeOf(config);
  const ask = (to: Route, recording: Recording, signal: AbortSignal) =>
    to.provider === 'gemini'
      ? askGemini(textModels, to.upstreamId, recording, signal)
      : askOpenAi(
          { config, fetch: nativeFetch, limitMs },
          { ...to, provider: to.provider },
          recording,
          signal,
        );

  async function recogniseHere({ source }: Recording, who: TranscriptionOptions) {
    const recognised = await recogniser.recognise(source, who);
    if (recognised.kind === 'refused') throw refusalOf(recognised.reason);
    return { text: recognised.text, by: HERE, sandbox: true };
  }

  return {
    async transcribe(recording, options) {
      if (options.signal.aborted) throw new DomainError('cancelled', 'The request was cancelled.');
      if (route !== null && !options.sandboxOnly) {
        const text = await ask(route, recording, options.signal);
        return { text, by: `${route.provider}/${route.upstreamId}`, sandbox: false };
      }
      if (!config.sandbox) throw noKey(route?.provider ?? 'sandbox');
      return recogniseHere(recording, options);
    },
  };
}

/** Who is asked; `null` where that has no key or address. */
function routeOf(config: Config): Route | null {
  const wanted = config.transcription === undefined ? USUAL : [config.transcription];
  return wanted.find((route) => route !== null && isConfigured(config, route.provider)) ?? null;
}

function isConfigured(config: Config, provider: Route['provider']): boolean {
  return provider === 'compatible'
    ? config.compatible.baseUrl !== undefined
    : config[provider].apiKey !== undefined;
}
