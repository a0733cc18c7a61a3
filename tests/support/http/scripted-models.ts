import type { DomainError } from '#server/kernel/errors.ts';
import type { ModelEvent, ModelRequest, TextModels } from '#server/kernel/model.ts';

export type ScriptedModels = TextModels & {
  /** Tells the model that its reader has come to this position: where it has said no more, it says its next piece. */
  heardUpTo(position: number): void;
  /** What it was asked, first question first; without the requests for titles. */
  asked: ModelRequest[];
};

const LONE_HALF_AT_END = /[\ud800-\udbff]$/;

/**
 * A model that says the pieces one by one, each when the one before was heard, and then ends or fails: so that a
 * test decides what is an event of its own. Conversations are named "Scripted".
 */
export function scriptedModels(pieces: readonly string[], failure?: DomainError): ScriptedModels {
  let position = 0;
  let wake = () => {};
  const heard = async (said: number, signal: AbortSignal): Promise<void> => {
    signal.throwIfAborted();
    if (position >= said) return;
    await new Promise<void>((resolve) => {
      wake = resolve;
      signal.addEventListener('abort', () => resolve(), { once: true });
    });
    await heard(said, signal);
  };
  async function* speak({ signal }: ModelRequest): AsyncGenerator<ModelEvent, void, undefined> {
    let said = 0;
    for (const text of pieces) {
      yield { type: 'text-delta', text };
      said += text.length;
      // Half a character is kept until its other half comes: nobody hears it before.
      if (!LONE_HALF_AT_END.test(text)) await heard(said, signal);
    }
    if (failure !== undefined) throw failure;
    yield { type: 'usage', promptTokens: 3, completionTokens: pieces.length };
    yield { type: 'model-end', reason: 'stop' };
  }
  const asked: ModelRequest[] = [];
  return {
    asked,
    heardUpTo(reached) {
      position = Math.max(position, reached);
      wake();
    },
    stream(request) {
      if (request.maxTokens === TITLE_TOKENS) return titled();
      asked.push(request);
      return speak(request);
    },
  };
}

/** What a title may cost; by this, requests for titles are told from questions. */
const TITLE_TOKENS = 24;

async function* titled(): AsyncGenerator<ModelEvent, void, undefined> {
  yield { type: 'text-delta', text: 'Scripted' };
  yield { type: 'model-end', reason: 'stop' };
}
