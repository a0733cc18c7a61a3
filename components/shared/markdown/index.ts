export { Markdown } from './markdown.tsx';
export type * from './types.ts';
