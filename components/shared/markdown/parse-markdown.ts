import { createMarkdownStream } from './block-parser/create-markdown-stream.ts';
import type { MarkdownDocument } from './types.ts';

/** Parses a finished text. Never fails: whatever is no markup is text. */
export function parseMarkdown(text: string): MarkdownDocument {
  const stream = createMarkdownStream();
  stream.append(text);
  stream.end();
  return stream.snapshot();
}
