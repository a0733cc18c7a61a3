import { createMarkdownStream } from './block-parser/create-markdown-stream.ts';
import type { MarkdownStream } from './block-parser/create-markdown-stream.ts';
import type { MarkdownDocument } from './types.ts';

interface Parsed {
  text: string;
  streaming: boolean;
  document: MarkdownDocument;
}

/** What is parsed of a text that may still grow. `head` is where its stream really is: a render thrown away moves it. */
export interface FollowedText extends Parsed {
  stream: MarkdownStream;
  head: { latest: Parsed };
}

/** Parses `text` from its beginning. */
export function followText(text: string, streaming: boolean): FollowedText {
  const stream = createMarkdownStream();
  stream.append(text);
  if (!streaming) stream.end();
  const latest: Parsed = { text, streaming, document: stream.snapshot() };
  return { ...latest, stream, head: { latest } };
}

/** Parses only what `text` has more than before, if it is a continuation, else everything. Repeating it is free. */
export function advanceText(former: FollowedText, text: string, streaming: boolean): FollowedText {
  const { stream, head } = former;
  const { latest } = head;
  if (latest.text === text && latest.streaming === streaming) return { ...latest, stream, head };
  const grows = latest.streaming && latest.text === former.text && text.startsWith(former.text);
  if (!grows) return followText(text, streaming);
  stream.append(text.slice(former.text.length));
  if (!streaming) stream.end();
  head.latest = { text, streaming, document: stream.snapshot() };
  return { ...head.latest, stream, head };
}
