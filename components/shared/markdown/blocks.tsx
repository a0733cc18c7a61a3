import { memo } from 'react';
import type { ReactNode } from 'react';
import { CodeBlock } from './code-block.tsx';
import { createFrozenList } from './frozen-list.tsx';
import { Inlines } from './inlines.tsx';
import { MarkdownTable } from './markdown-table.tsx';
import type { Block, Heading, List, ListItem } from './types.ts';

const HEADING = 'font-semibold text-fg';
const SIZES = { h3: 'text-xl', h4: 'text-lg', h5: 'text-base', h6: 'text-sm' };

/** A heading two levels down: the page and the conversation own the levels above. */
function MarkdownHeading({ heading }: { heading: Heading }): ReactNode {
  const levels = ['h3', 'h4', 'h5', 'h6'] as const;
  const Tag = levels[heading.depth - 1] ?? 'h6';
  return (
    <Tag className={`${HEADING} ${SIZES[Tag]}`}>
      <Inlines items={heading.inlines} />
    </Tag>
  );
}

function TaskItem({ checked, blocks }: { checked: boolean; blocks: readonly Block[] }): ReactNode {
  const [first, ...rest] = blocks;
  const words = first?.type === 'paragraph' ? <Inlines items={first.inlines} /> : 'Task';
  return (
    <li className="list-none">
      <label className="-ml-6 flex items-baseline gap-2">
        <input
          type="checkbox"
          checked={checked}
          disabled
          readOnly
          className="size-4 shrink-0 accent-accent"
        />
        <span className="min-w-0">{words}</span>
      </label>
      <Blocks items={first?.type === 'paragraph' ? rest : blocks} />
    </li>
  );
}

const MarkdownItem = memo(function MarkdownItem({ item }: { item: ListItem }): ReactNode {
  if (item.checked !== null) return <TaskItem checked={item.checked} blocks={item.blocks} />;
  return (
    <li>
      <Blocks items={item.blocks} />
    </li>
  );
});

const Items = createFrozenList((item: ListItem) => <MarkdownItem item={item} />);

/** A list. Loose and tight differ only by its own class, so no item renders again when a blank line loosens it. */
function MarkdownList({ list }: { list: List }): ReactNode {
  const spacing = list.tight ? 'space-y-1 [&>li]:space-y-1' : 'space-y-3 [&>li]:space-y-3';
  if (list.start === null) {
    return (
      <ul className={`list-disc pl-6 ${spacing}`}>
        <Items items={list.items} />
      </ul>
    );
  }
  return (
    <ol start={list.start} className={`list-decimal pl-6 ${spacing}`}>
      <Items items={list.items} />
    </ol>
  );
}

/** One block. A closed block is the same object for ever, so its row renders once. */
const MarkdownBlock = memo(function MarkdownBlock({ block }: { block: Block }): ReactNode {
  switch (block.type) {
    case 'paragraph':
      return (
        <p>
          <Inlines items={block.inlines} />
        </p>
      );
    case 'heading':
      return <MarkdownHeading heading={block} />;
    case 'code':
      return <CodeBlock code={block} />;
    case 'quote':
      return (
        <blockquote className="space-y-3 border-l-4 border-border pl-4 text-muted">
          <Blocks items={block.blocks} />
        </blockquote>
      );
    case 'list':
      return <MarkdownList list={block} />;
    case 'rule':
      return <hr className="border-border" />;
    default:
      return <MarkdownTable table={block} />;
  }
});

/** Blocks one below the other. */
export const Blocks = createFrozenList((block: Block) => <MarkdownBlock block={block} />);
