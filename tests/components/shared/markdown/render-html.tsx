import { renderToStaticMarkup } from 'react-dom/server';
import { Markdown } from '#components/shared/markdown/markdown.tsx';

/** The HTML of a message, whole or while it streams. */
export function renderHtml(text: string, streaming = false): string {
  return renderToStaticMarkup(<Markdown text={text} streaming={streaming} />);
}

/** The HTML without the outer element and without class names, for comparing structure. */
export function renderPlainHtml(text: string, streaming = false): string {
  return renderHtml(text, streaming)
    .replace(/ class="[^"]*"/g, '')
    .replace(/^<div>|<\/div>$/g, '');
}
