import type { Context } from '#server/kernel/context.ts';
import { choosePassages } from './choose-passages.ts';
import { searchableWords } from './searchable-words.ts';
import { shareRoom } from './share-room.ts';
import { type AttachedRow, filesOf } from './sql-attached.ts';
import { type PassageText, rankPassages, type RankedPassage, readPages, readPassages } from './sql-search.ts';
import { wordFile, wordInstructions, wordPassages } from './word-files.ts';

export type Question = {
  /** The conversation's number; whoever asks has opened it. */
  conversationId: number;
  contextTokens: number;
  /** What is asked now, and what was asked before it: "And in winter?" says little by itself. */
  asked: string;
  before: string;
};

/** What the files of a conversation have to say, to be put into a prompt. */
export type FileContext = {
  /** How to treat files; the same as long as files and model are. */
  instructions: string;
  /** Those that go in whole; the same as long as files and model are. `null` where none does. */
  whole: string | null;
  /** What was found in the others for this question. */
  passages: string | null;
};

const LONGEST_QUESTION = 4_000;

/** Reads what the files of a conversation have to say to a question; `null` where it has none any more. */
export async function readForQuestion(ctx: Context, question: Question): Promise<FileContext | null> {
  const files = await ctx.db.query<AttachedRow>(filesOf, [question.conversationId]);
  if (files.length === 0) return null;
  const { whole, searchTokens } = shareRoom(files, question.contextTokens);
  const searched = files.filter((file) => !whole.has(file.id));
  return {
    instructions: wordInstructions(files, whole),
    whole: whole.size === 0 ? null : await readWhole(ctx, files, whole),
    passages: searched.length === 0 ? null : await search(ctx, searched, searchTokens, question),
  };
}

async function readWhole(
  ctx: Context,
  files: readonly AttachedRow[],
  whole: ReadonlySet<number>,
): Promise<string> {
  const rows = await ctx.db.query<{ id: number; pages: string[] }>(readPages, [[...whole]]);
  const pages = new Map(rows.map((row) => [row.id, row.pages]));
  return files
    .filter(({ id }) => pages.has(id))
    .map((file) => wordFile(file, pages.get(file.id) ?? []))
    .join('\n\n');
}

async function search(
  ctx: Context,
  files: readonly AttachedRow[],
  budget: number,
  { asked, before }: Question,
): Promise<string | null> {
  const words = [asked, before].map((text) => searchableWords(text.slice(-LONGEST_QUESTION)));
  const ids = files.map(({ id }) => id);
  const ranked = await ctx.db.query<RankedPassage>(rankPassages, [ids, words[0] ?? '', words[1] ?? '']);
  const chosen = choosePassages(ranked, budget);
  const texts = await ctx.db.query<PassageText>(readPassages, [
    chosen.map((passage) => passage.file_id),
    chosen.map(({ position }) => position),
  ]);
  const byFile = Map.groupBy(texts, (passage) => passage.file_id);
  const worded = files.flatMap((file) => {
    const passages = byFile.get(file.id);
    return passages === undefined ? [] : [wordPassages(file, passages)];
  });
  return worded.length === 0 ? null : worded.join('\n\n');
}
