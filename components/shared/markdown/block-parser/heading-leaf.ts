import { createInlineParser } from '../inline-parser/inline-parser.ts';
import type { Block, Meter } from '../types.ts';
import type { Leaf } from './leaf.ts';

/** The end of a heading's text without a closing run of `#`, which white space must precede. */
function withoutClosing(tail: string, atStart: boolean): string {
  const text = tail.trimEnd();
  let end = text.length;
  while (text.charAt(end - 1) === '#') end -= 1;
  const before = text.charAt(end - 1);
  const closing = end === 0 ? atStart : before === ' ' || before === '\t';
  return closing ? text.slice(0, end).trimEnd() : text;
}

/** A line such as `## text ##`; `#` and white space are held back until it is known that text follows. */
export function createHeading(depth: number, meter: Meter): Leaf {
  const inline = createInlineParser(meter);
  let held = '';
  let empty = true;
  return {
    kind: 'heading',
    startLine: () => {},
    append: (text) => {
      let end = text.length;
      while (end > 0 && '# \t'.includes(text.charAt(end - 1))) end -= 1;
      meter.scanned += text.length - end;
      if (end > 0) {
        inline.append(held + text.slice(0, end));
        empty = false;
        held = '';
      }
      held += text.slice(end);
    },
    endLine: () => true,
    view: () => [{ type: 'heading', depth, inlines: inline.view() }],
    close: (): Block[] => {
      inline.append(withoutClosing(held, empty));
      return [{ type: 'heading', depth, inlines: inline.close() }];
    },
  };
}
