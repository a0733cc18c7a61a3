import { marksIn, type Mark } from './marks-in.ts';
import type { Term } from './read-question.ts';
import type { Marked } from './view.ts';

/** Of a snippet, and of what it shows before the first hit, in UTF-16 units. */
const LENGTH = 180;
const LEAD = 50;

/** The text with all that was searched for marked. */
export function markAll(text: string, terms: readonly Term[]): Marked[] {
  return cut(text, 0, text.length, [...marksIn(text, terms)]);
}

/** The place in the text where most of what was searched for stands together, on one line. */
export function makeSnippet(text: string, terms: readonly Term[]): Marked[] {
  const marks = densest(text, terms);
  const first = marks[0]?.start ?? 0;
  const from = first <= LEAD ? 0 : wordBegin(text, first - LEAD, first);
  const to = from + LENGTH >= text.length ? text.length : wordEnd(text, from + LENGTH);
  return cut(text, from, to, marks);
}

/** The marks of the first stretch with most different terms in it. */
function densest(text: string, terms: readonly Term[]): Mark[] {
  let best: Mark[] = [];
  let kinds = 0;
  let near: Mark[] = [];
  for (const mark of marksIn(text, terms)) {
    near = [...near.filter((one) => mark.end - one.start <= LENGTH - LEAD), mark];
    const different = new Set(near.map(({ term }) => term)).size;
    const more = different > kinds || (different === kinds && near[0] === best[0]);
    if (more) best = near;
    kinds = Math.max(kinds, different);
    // Nothing better can follow, only further away.
    if (kinds === terms.length && !more) break;
  }
  return best;
}

function wordBegin(text: string, from: number, latest: number): number {
  const blank = text.slice(from, latest).search(/\s/);
  return blank < 0 ? whole(text, from) : from + blank + 1;
}

function wordEnd(text: string, to: number): number {
  const blank = text.slice(0, to).search(/\s\S*$/);
  return blank < to - LEAD ? whole(text, to) : blank;
}

/** The same place, or the one before where it lies between the halves of a character. */
function whole(text: string, at: number): number {
  return /[\udc00-\udfff]/.test(text.charAt(at)) ? at - 1 : at;
}

function cut(text: string, from: number, to: number, marks: readonly Mark[]): Marked[] {
  const parts: Marked[] = [];
  let at = from;
  const add = (until: number, hit: boolean) => {
    if (until > at) parts.push({ text: text.slice(at, until).replaceAll(/\s+/g, ' '), hit });
    at = Math.max(at, until);
  };
  if (from > 0) parts.push({ text: '…', hit: false });
  for (const { start, end } of marks) {
    if (start < from || start >= to) continue;
    add(start, false);
    add(Math.min(end, to), true);
  }
  add(to, false);
  if (to < text.length) parts.push({ text: '…', hit: false });
  return joined(parts);
}

/** Neighbours of one kind as one: pairs of characters overlap. */
function joined(parts: readonly Marked[]): Marked[] {
  const result: Marked[] = [];
  for (const part of parts) {
    const last = result.at(-1);
    if (last?.hit === part.hit) result[result.length - 1] = { text: last.text + part.text, hit: part.hit };
    else result.push(part);
  }
  return result;
}
