import { inlineText } from './inline-text.ts';
import { parseMarkdown } from './parse-markdown.ts';
import type { Block, ListItem, MarkdownDocument } from './types.ts';

type Definitions = MarkdownDocument['definitions'];

function itemText(item: ListItem, marker: string, definitions: Definitions): string {
  const task = item.checked === null ? '' : item.checked ? '(done) ' : '(open) ';
  return `${marker} ${task}${blocksText(item.blocks, '\n', definitions)}`;
}

function blockText(block: Block, definitions: Definitions): string {
  switch (block.type) {
    case 'paragraph':
    case 'heading':
      return inlineText(block.inlines, definitions);
    case 'code':
      return block.text;
    case 'quote':
      return blocksText(block.blocks, '\n', definitions);
    case 'list':
      return block.items
        .map((item, index) =>
          itemText(item, block.start === null ? '•' : `${block.start + index}.`, definitions),
        )
        .join('\n');
    case 'table':
      return [block.header, ...block.rows]
        .map((row) => row.map((cell) => inlineText(cell, definitions)).join(', '))
        .join('\n');
    default:
      return '';
  }
}

function blocksText(blocks: readonly Block[], separator: string, definitions: Definitions): string {
  return blocks
    .map((block) => blockText(block, definitions))
    .filter((text) => text !== '')
    .join(separator);
}

/** The words of a markdown text, as a screen reader should say them or a plain editor take them. */
export function toPlainText(text: string): string {
  const { blocks, definitions } = parseMarkdown(text);
  return blocksText(blocks, '\n\n', definitions);
}
