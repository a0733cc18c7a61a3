import { code, list, markdown, poem, story, table } from './sample-texts.ts';

const SAMPLES: readonly { asks: RegExp; text: string }[] = [
  { asks: /\b(markdown|formatting)\b/i, text: markdown },
  { asks: /\b(table|columns?|spreadsheet)\b/i, text: table },
  { asks: /\b(poems?|haiku|verses?|rhymes?|lyrics|song)\b/i, text: poem },
  { asks: /\b(story|stories|tale|novel|essay|text|paragraphs?|joke)\b/i, text: story },
  {
    asks: /\b(code|function|script|program|python|javascript|typescript|regex|algorithm|bug)\b/i,
    text: code,
  },
  { asks: /\b(lists?|steps|ideas|plan|recipe|tips|checklist|itinerary)\b/i, text: list },
];

/** A pleasant piece of the kind that was asked for, which says that it is a sample. */
export function chooseSample(question: string): string | undefined {
  return SAMPLES.find(({ asks }) => asks.test(question))?.text;
}
