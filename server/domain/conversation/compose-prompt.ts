import type { ModelImage, ModelMessage } from '#server/kernel/model.ts';
import { estimateTokens } from '#server/kernel/estimate-tokens.ts';
import type { MessageStatus } from './view.ts';

/** `depth`: messages above it on its path. */
export type HistoryRow = {
  depth: number;
  role: ModelMessage['role'];
  status: MessageStatus;
  content: string;
  images?: readonly ModelImage[];
};

/** What stands around a conversation and is not stored in it: in front of it, and just before its last message. */
export type PromptFrame = {
  before: readonly ModelMessage[];
  beside: readonly ModelMessage[];
  /** The place where the conversation goes on behind the frame, which tells what was above it; 0 if absent. */
  from?: number;
};

const NO_FRAME: PromptFrame = { before: [], beside: [] };

/** A trimmed window begins at a multiple of this, so that a provider's prompt cache sees one beginning for several turns. */
const STEP = 16;
/** No prompt is made of more messages than this, however short they are: what is read must stay bounded. */
export const MOST_MESSAGES = 1000;
/** More than this is never read for one turn. */
const MOST_CHARACTERS = 4_000_000;

/** How much history can matter to a model: no token holds more than four characters by our estimate. */
export function usefulCharacters(contextTokens: number): number {
  return Math.min(MOST_CHARACTERS, contextTokens * 4);
}

/** What a picture takes of a context, at most, with the providers there are. */
export const IMAGE_TOKENS = 1_100;
/** Room left for the answer where the caller does not say how long it may become. */
const ANSWER_TOKENS = 1024;

/**
 * The prompt: system messages first and always, then what the frame begins with, then as much of the conversation as the
 * model's context holds, trimmed from the oldest; the new messages are never trimmed. What the frame has beside them
 * stands before the last one.
 */
export function composePrompt(
  history: readonly HistoryRow[],
  fresh: readonly ModelMessage[],
  contextTokens: number,
  maxTokens: number | undefined,
  frame: PromptFrame = NO_FRAME,
): ModelMessage[] {
  // An answer that never got a word is nothing to a model, and providers refuse empty messages.
  const said = history.filter(({ content, images }) => content !== '' || images !== undefined);
  const system = said.filter((message) => message.role === 'system');
  const talk = untold(said, frame);
  const before = [...system, ...frame.before];
  let room = roomFor(contextTokens, maxTokens) - cost(fresh) - cost(before) - cost(frame.beside);
  let first = talk.length;
  for (let index = talk.length - 1; index >= 0; index--) {
    const message = talk[index];
    if (message === undefined) break;
    room -= tokensOf(message);
    // Where another answer is asked for, the question itself is the last of the history.
    const isQuestion = fresh.length === 0 && index === talk.length - 1;
    if (room < 0 && !isQuestion) break;
    first = index;
  }
  const conversation = [...talk.slice(inStep(talk, first, frame.from)), ...fresh];
  const ordered = [...before, ...conversation.slice(0, -1), ...frame.beside, ...conversation.slice(-1)];
  return ordered.map(plainly);
}

/** How much of a conversation goes into the prompt beside its frame, and how much there is, both in tokens. */
export function weighHistory(
  history: readonly HistoryRow[],
  frame: PromptFrame,
  contextTokens: number,
  maxTokens: number | undefined,
): { room: number; used: number } {
  const framed = cost(frame.before) + cost(frame.beside);
  return { room: roomFor(contextTokens, maxTokens) - framed, used: cost(untold(history, frame)) };
}

/** What a model's context holds besides its answer, in tokens. */
export function roomFor(contextTokens: number, maxTokens: number | undefined): number {
  return contextTokens - Math.min(maxTokens ?? ANSWER_TOKENS, contextTokens / 2);
}

function untold(rows: readonly HistoryRow[], { from = 0 }: PromptFrame): HistoryRow[] {
  return rows.filter(({ role, depth }) => role !== 'system' && depth >= from);
}

/** Without what only rows have. */
function plainly({ role, content, images, hidden }: ModelMessage): ModelMessage {
  return {
    role,
    content,
    ...(images === undefined ? {} : { images }),
    ...(hidden === undefined ? {} : { hidden }),
  };
}

/** The first message of the window, moved on to the next step when something is left out above it anyway. */
function inStep(talk: readonly HistoryRow[], first: number, from = 0): number {
  const trimmed = first > 0 || (talk[0]?.depth ?? 0) >= from + STEP;
  if (!trimmed || talk.length - first < 2 * STEP) return first;
  const next = talk.findIndex((row, index) => index >= first && row.depth % STEP === 0);
  return next === -1 ? first : next;
}

type Weighed = Pick<ModelMessage, 'content' | 'images'>;

function cost(messages: readonly Weighed[]): number {
  return messages.reduce((sum, message) => sum + tokensOf(message), 0);
}

function tokensOf({ content, images = [] }: Weighed): number {
  return estimateTokens(content) + images.length * IMAGE_TOKENS;
}
