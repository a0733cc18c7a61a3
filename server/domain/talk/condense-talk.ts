import { IMAGE_TOKENS, MOST_MESSAGES, type Picture, type SettledTurn } from '../conversation/index.ts';
import { type MemoryPlace, recallMemories, rememberSaid } from '../memory/index.ts';
import type { Context } from '#server/kernel/context.ts';
import { estimateTokens } from '#server/kernel/estimate-tokens.ts';
import { condense, type Condensed, DEADLINE_MS, type SaidMessage } from './condense.ts';
import { digest } from './digest.ts';
import {
  claimCondensing,
  endCondensing,
  keepSummary,
  readSummary,
  readUncovered,
  readWords,
} from './sql-summary.ts';
import { takeTurns } from './take-turns.ts';

/** Of the room for history: what is left of it as it was said. */
const KEPT = 0.5;
/** Of the room for history: what a summary may take. */
const SUMMARY = 0.1;
/** So many pieces of what has piled up are taken in after one turn; the rest after the next. */
const MOST_PIECES = 4;
/** So long no other process condenses the same: longer than a model may take. */
const CLAIM_MS = DEADLINE_MS + 30_000;
const CUT = '\n[…]\n';

type Condensing = {
  turn: Pick<SettledTurn, 'conversationId' | 'answerId' | 'model' | 'leaving'>;
  personaName: string;
  place: MemoryPlace;
  /** For history, in tokens. */
  room: number;
  /** What is looked at with the conversation: other media take no room. */
  shown: readonly Picture[];
};
type Place = { id: string; role: string; characters: number; bytes: number; pictures: number };
export type StoredSummary = { text: string; throughDepth: number };

/**
 * Takes the older part of a conversation into its summary, until what is left fills half of its room. Each piece is
 * stored as it is done, and of several processes one makes it. Throws what the model fails with: then the rest waits for a
 * later turn, as it does where the process is to end.
 */
export function condenseTalk(ctx: Context, condensing: Condensing): Promise<void> {
  const { conversationId, leaving } = condensing.turn;
  const givenUp = (error: unknown) => {
    if (leaving.aborted) return false;
    throw error;
  };
  return takeTurns(ctx, conversationId, async () => {
    for (let piece = 0; piece < MOST_PIECES && !leaving.aborted; piece++)
      if (!(await condenseAlone(ctx, condensing).catch(givenUp))) return;
  });
}

async function condenseAlone(ctx: Context, condensing: Condensing): Promise<boolean> {
  const { conversationId } = condensing.turn;
  const [claim] = await ctx.db.query<{ until: Date }>(claimCondensing, [conversationId, CLAIM_MS]);
  if (claim === undefined) return false;
  try {
    return await condensePiece(ctx, condensing);
  } finally {
    await ctx.db.query(endCondensing, [conversationId, claim.until]);
  }
}

/** The summary of what stands above message `leafId`, if there is one. */
export async function summaryAbove(
  ctx: Pick<Context, 'db'>,
  conversationId: number,
  leafId: string,
): Promise<StoredSummary | null> {
  const [found] = await ctx.db.query<StoredSummary>(readSummary, [conversationId, leafId]);
  return found ?? null;
}

/** Whether there was something to take in. */
async function condensePiece(ctx: Context, { turn, shown, ...told }: Condensing): Promise<boolean> {
  const { conversationId, answerId, model } = turn;
  const { personaName, place, room } = told;
  const rows = await ctx.db.query<Omit<Place, 'pictures'>>(readUncovered, [conversationId, answerId]);
  const places = rows.map((row) => ({
    ...row,
    pictures: shown.filter(({ messageId }) => messageId === row.id).length,
  }));
  const most = Math.floor(model.contextTokens / 2);
  const piece = pieceOf(places.slice(0, cutAt(places, room * KEPT)), most);
  const last = piece.at(-1);
  if (last === undefined) return false;
  const before = (await summaryAbove(ctx, conversationId, answerId))?.text ?? null;
  const words = await ctx.db.query<SaidMessage>(readWords, [piece.map(({ id }) => id)]);
  const said = words.map((one) => ({ ...one, content: within(one.content, most) }));
  const budget = Math.floor(room * SUMMARY);
  const asked = said.map(({ content }) => content).join('\n');
  const condensed = model.sandbox
    ? byRule(before, said, budget)
    : await condense(ctx, {
        route: model.route,
        personaName,
        before,
        said,
        known: (await recallMemories(ctx, place, { asked, budget })).text,
        budget,
        signal: turn.leaving,
      });
  const { text, facts } = condensed;
  const by = [model.alias, model.sandbox] as const;
  const values = [last.id, conversationId, text, estimateTokens(text), ...by];
  if ((await ctx.db.query(keepSummary, values)).length === 0) return false;
  for (const { messageId, fact } of facts) await rememberSaid(ctx, place, { messageId, facts: [fact] });
  ctx.log.info('talk.condensed', { conversationId, messages: piece.length, facts: facts.length });
  return true;
}

/** What the sandbox would say is no summary. */
function byRule(before: string | null, said: readonly SaidMessage[], budget: number): Condensed {
  return { text: digest(before, said, budget), facts: [] };
}

/** How many of the oldest go, so that what stays fits `room` and begins with a question. */
function cutAt(places: readonly Place[], room: number): number {
  let left = room;
  let first = places.length;
  const most = places.length - MOST_MESSAGES / 2;
  while (first > 0 && first > most) {
    left -= tokensOf(places[first - 1]);
    if (left < 0) break;
    first--;
  }
  while (first < places.length && places[first]?.role !== 'user') first++;
  // The last question and its answer are never taken out of sight.
  return Math.min(first, Math.max(0, places.length - 2));
}

/** The first of them, one at least, that together have at most so many tokens. */
function pieceOf(places: readonly Place[], most: number): Place[] {
  let left = most;
  const end = places.findIndex((one, index) => {
    left -= tokensOf(one);
    return left < 0 && index > 0;
  });
  return end < 0 ? [...places] : places.slice(0, end);
}

/** As estimate-tokens would say of the text, or more. */
function tokensOf(place: Place | undefined): number {
  if (place === undefined) return 0;
  const { characters, bytes, pictures } = place;
  const others = Math.min(characters, bytes - characters);
  return estimateTokens('') + Math.ceil((characters - others) / 4) + others + pictures * IMAGE_TOKENS;
}

/** A text without its middle, where it alone would be too much for a model. */
function within(text: string, tokens: number): string {
  if (estimateTokens(text) <= tokens) return text;
  const half = Math.floor(tokens / 2);
  return text.slice(0, half).toWellFormed() + CUT + text.slice(-half).toWellFormed();
}
