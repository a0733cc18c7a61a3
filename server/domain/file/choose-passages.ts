import { MARK_TOKENS } from './share-room.ts';
import type { RankedPassage } from './sql-search.ts';

/** A passage that fits worse than this share of the best one is left out. */
const WORTH_IT = 0.2;
/** The neighbours of so many of the best are taken along: a thought seldom ends where a passage does. */
const WITH_NEIGHBOURS = 5;
/** How many evenly spread excerpts stand for a file of which nothing matches. */
const EXCERPTS = 12;

/**
 * Which passages go to the model, in the order of the files and at most `budget` tokens: those that fit the question
 * best, their neighbours, and each file's beginning. Where nothing fits, as for "What is this about?": the beginning
 * and excerpts from all over. `ranked` is in the order of the files.
 */
export function choosePassages(ranked: readonly RankedPassage[], budget: number): RankedPassage[] {
  const places = new Map(ranked.map((passage) => [placeOf(passage.file_id, passage.position), passage]));
  const chosen = new Set<RankedPassage>();
  let left = budget;
  const take = (passage: RankedPassage | undefined): void => {
    if (passage === undefined || chosen.has(passage) || passage.tokens + MARK_TOKENS > left) return;
    chosen.add(passage);
    left -= passage.tokens + MARK_TOKENS;
  };
  const best = ranked.filter(({ score }) => score > 0).toSorted((one, other) => other.score - one.score);
  const least = (best[0]?.score ?? 0) * WORTH_IT;
  const fitting = best.filter(({ score }) => score >= least);
  fitting.slice(0, WITH_NEIGHBOURS).forEach(take);
  for (const { file_id: file, position } of fitting.slice(0, WITH_NEIGHBOURS)) {
    take(places.get(placeOf(file, position + 1)));
    take(places.get(placeOf(file, position - 1)));
  }
  fitting.forEach(take);
  ranked.filter(({ position }) => position === 0).forEach(take);
  if (fitting.length === 0) outline(ranked).forEach(take);
  return ranked.filter((passage) => chosen.has(passage));
}

/** Each file's beginning, then places from all over it; the files in turns. */
function outline(ranked: readonly RankedPassage[]): RankedPassage[] {
  const files = [...Map.groupBy(ranked, (passage) => passage.file_id).values()];
  const spread = files.map((passages) =>
    Array.from({ length: Math.min(EXCERPTS, passages.length) }, (_, index) =>
      passages.at(Math.floor((index * passages.length) / Math.min(EXCERPTS, passages.length))),
    ),
  );
  const order = Array.from({ length: EXCERPTS }, (_, index) => spread.map((passages) => passages[index]));
  const second = files.map((passages) => passages[1]);
  return [...(order[0] ?? []), ...second, ...order.slice(1).flat()].filter(
    (passage) => passage !== undefined,
  );
}

function placeOf(file: number, position: number): string {
  return `${file}:${position}`;
}
