export { Markdown } from './markdown.tsx';
export { parseMarkdown } from './parse-markdown.ts';
export { toPlainText } from './to-plain-text.ts';
export type * from './types.ts';
