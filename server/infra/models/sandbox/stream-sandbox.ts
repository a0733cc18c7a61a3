import { DomainError } from '#server/kernel/errors.ts';
import type { ModelEvent, ModelRequest } from '#server/kernel/model.ts';
import { brokeOff, cancelled, contentRefused } from '../provider-error.ts';
import type { Timing } from '../timing.ts';
import { composeAnswer } from './compose-answer.ts';
import { composeCopy } from './compose-copy.ts';
import { echo } from './echo.ts';
import { type Pace, pace } from './pace.ts';
import { readCommands, type SandboxCommands, withoutCommands } from '../../sandbox/read-commands.ts';
import { USUAL_ADDRESS } from './topics/topic.ts';
import { countWords, numberedWords, splitWords } from './words.ts';

const READABLE_WORDS_A_SECOND = 60;
const RETRY_AFTER_SECONDS = 5;

/**
 * The model on this machine. The same request gives the same words; each counts as one token. `address` is where its
 * examples say that Greenroom is.
 */
export async function* streamSandbox(
  request: ModelRequest,
  timing: Timing,
  address: string = USUAL_ADDRESS,
): AsyncGenerator<ModelEvent, void, undefined> {
  if (request.signal.aborted) throw cancelled();
  const question = request.messages.findLast((message) => message.role === 'user')?.content ?? '';
  const commands = readCommands(question);
  refuseIfAsked(commands);
  const all = splitWords(textFor(request, question, commands, address));
  const words = all.slice(0, request.maxTokens ?? all.length);
  const spoken = commands.cut ? words.slice(0, Math.ceil(words.length / 2)) : words;
  yield* speak(
    spoken,
    request,
    paceFor(request, commands, spoken.length / Math.max(words.length, 1)),
    timing,
  );
  if (commands.cut) throw brokeOff('sandbox');
  const promptTokens = request.messages.reduce((count, message) => count + countWords(message.content), 0);
  yield { type: 'usage', promptTokens, completionTokens: words.length };
  yield { type: 'model-end', reason: words.length < all.length ? 'length' : 'stop' };
}

async function* speak(
  words: readonly string[],
  { signal }: ModelRequest,
  chosen: Pace,
  timing: Timing,
): AsyncGenerator<ModelEvent, void, undefined> {
  try {
    for await (const text of pace(words, { pace: chosen, signal, timing }))
      yield { type: 'text-delta', text };
  } catch (error) {
    throw signal.aborted ? cancelled() : error;
  }
}

function refuseIfAsked({ refusal }: SandboxCommands): void {
  if (refusal === 'fail') throw new DomainError('upstream_failed', 'The sandbox was asked to fail.');
  if (refusal === 'refuse') throw contentRefused('sandbox');
  if (refusal === '429') {
    throw new DomainError('rate_limited', 'The sandbox was asked to be busy.', {
      retryAfterSeconds: RETRY_AFTER_SECONDS,
    });
  }
}

function textFor(
  request: ModelRequest,
  question: string,
  commands: SandboxCommands,
  address: string,
): string {
  if (commands.echo) return echo(request.messages);
  if (commands.tokens !== undefined) return numberedWords(commands.tokens);
  const asked = withoutCommands(question);
  const copy = composeCopy(request.messages, asked);
  if (copy !== undefined) return copy;
  return composeAnswer(asked, commands.unknown).replaceAll(USUAL_ADDRESS, address);
}

function paceFor(request: ModelRequest, commands: SandboxCommands, share: number): Pace {
  if (commands.slow !== undefined) return { kind: 'within', milliseconds: commands.slow * 1000 * share };
  if (request.pace === 'fast' || commands.tokens !== undefined) return { kind: 'fast' };
  return { kind: 'words-per-second', rate: READABLE_WORDS_A_SECOND };
}
