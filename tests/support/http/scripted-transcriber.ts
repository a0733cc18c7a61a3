import { DomainError } from '#server/kernel/errors.ts';
import type { Recording, Transcriber, TranscriptionOptions } from '#server/kernel/transcription.ts';

type Asked = { recording: Recording; options: TranscriptionOptions };
type Hears = string | Promise<string> | DomainError;

export type ScriptedTranscriber = Transcriber & {
  /** What it was given to listen to, in order. */
  asked: Asked[];
  /** Fulfilled when it is given something the next time. */
  nextAsked(): Promise<Asked>;
  /** What it hears from now on. */
  hears(what: Hears): void;
  sandbox: boolean;
};

/** Hears these words in everything, as a provider would; so that a test decides what is said, and when. */
export function scriptedTranscriber(words: string): ScriptedTranscriber {
  let next: Hears = words;
  let waiting = Promise.withResolvers<Asked>();
  const transcriber: ScriptedTranscriber = {
    asked: [],
    sandbox: false,
    nextAsked: () => waiting.promise,
    hears(what) {
      next = what;
    },
    async transcribe(recording, options) {
      transcriber.asked.push({ recording, options });
      waiting.resolve({ recording, options });
      waiting = Promise.withResolvers();
      if (next instanceof DomainError) throw next;
      const text = await Promise.race([next, untilAborted(options.signal)]);
      return { text, by: 'scripted/listener', sandbox: transcriber.sandbox };
    },
  };
  return transcriber;
}

function untilAborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    signal.addEventListener('abort', () => reject(new DomainError('cancelled', 'Nobody listens any more.')));
  });
}
