import { createTextModels } from '#server/infra/models/text-models.ts';
import { createTranscriber } from '#server/infra/transcription/create-transcriber.ts';
import type { Recogniser } from '#server/infra/transcription/recogniser/create-recogniser.ts';
import type { Recognised } from '#server/infra/transcription/recogniser/refusal.ts';
import { loadConfig } from '#server/kernel/config.ts';
import { type DomainError, isDomainError } from '#server/kernel/errors.ts';
import type { Recording, Transcript } from '#server/kernel/transcription.ts';
import { instantTiming } from '#tests/infra/models/ask.ts';
import { makeWav, sourceOf } from '#tests/support/media/index.ts';

/** How long a provider of these tests may take. */
const LIMIT_MS = 300;

/** Says this of everything, and remembers how often it was asked. */
export function recogniserThatHears(recognised: Recognised): Recogniser & { asked: number } {
  const recogniser = {
    asked: 0,
    async recognise() {
      recogniser.asked++;
      return recognised;
    },
    close: () => Promise.resolve(),
  };
  return recogniser;
}

export function recordingOf(bytes: Uint8Array = makeWav(), mediaType = 'audio/wav'): Recording {
  return { mediaType, source: sourceOf(bytes) };
}

type Asking = {
  env: Record<string, string>;
  recogniser?: Recogniser;
  recording?: Recording;
  sandboxOnly?: boolean;
  signal?: AbortSignal;
};

/** What a transcriber of this environment makes of a recording. */
export function ask({
  env,
  recogniser = recogniserThatHears({ kind: 'heard', text: 'heard here' }),
  recording = recordingOf(),
  sandboxOnly = false,
  signal = new AbortController().signal,
}: Asking): Promise<Transcript> {
  const config = loadConfig(env);
  const idleLimits = { firstPart: LIMIT_MS, nextPart: LIMIT_MS };
  const textModels = createTextModels(config, { idleLimits, timing: instantTiming() });
  const transcriber = createTranscriber(config, { textModels, recogniser, limitMs: LIMIT_MS });
  return transcriber.transcribe(recording, { owner: 'somebody', sandboxOnly, signal });
}

/** What it is refused with. */
export async function refusalOf(asked: Promise<Transcript>): Promise<DomainError> {
  const error = await asked.then(
    () => new Error('It was not refused.'),
    (thrown: unknown) => thrown,
  );
  if (!isDomainError(error)) throw error;
  return error;
}
