import { use } from 'react';
import type { ReactNode } from 'react';
import { DefinitionsContext } from './definitions-context.ts';
import { createFrozenList, textChunks } from './frozen-list.tsx';
import { inlineText } from './inline-text.ts';
import { MarkdownImage } from './markdown-image.tsx';
import { safeLink } from './safe-url.ts';
import type { Inline, Reference } from './types.ts';

const CODE = 'rounded bg-surface-2 px-1 py-0.5 font-mono text-[0.875em]';
const LINK = 'text-accent underline underline-offset-2 hover:no-underline';

interface LinkProps {
  url: string;
  title: string;
  words: readonly Inline[];
}

/** A link, or its words alone where the address is not allowed. */
function MarkdownLink({ url, title, words }: LinkProps): ReactNode {
  const link = safeLink(url);
  const label = <LinkedInlines items={words} />;
  if (!link) return label;
  const outside = link.external ? { target: '_blank', rel: 'noopener noreferrer nofollow' } : {};
  return (
    <a href={link.href} title={title || undefined} className={LINK} {...outside}>
      {label}
    </a>
  );
}

function MarkdownReference({ reference, linked }: { reference: Reference; linked: boolean }): ReactNode {
  const definition = use(DefinitionsContext).get(reference.label);
  const { children, image, suffix } = reference;
  if (!definition) {
    const words = linked ? <LinkedInlines items={children} /> : <Inlines items={children} />;
    return (
      <>
        {image ? '![' : '['}
        {words}]{suffix}
      </>
    );
  }
  if (image) {
    const alt = inlineText(children);
    return linked ? alt : <MarkdownImage url={definition.url} title={definition.title} alt={alt} />;
  }
  if (linked) return <LinkedInlines items={children} />;
  return <MarkdownLink url={definition.url} title={definition.title} words={children} />;
}

function renderInline(inline: Inline, linked: boolean): ReactNode {
  switch (inline.type) {
    case 'text':
      return textChunks(inline.text);
    case 'code':
      return <code className={CODE}>{textChunks(inline.text)}</code>;
    case 'break':
      return <br />;
    case 'image':
      return linked ? inline.alt || 'image' : <MarkdownImage {...inline} />;
    case 'reference':
      return <MarkdownReference reference={inline} linked={linked} />;
    case 'link':
      return linked ? (
        <LinkedInlines items={inline.children} />
      ) : (
        <MarkdownLink url={inline.url} title={inline.title} words={inline.children} />
      );
    default: {
      const Tag = inline.type === 'strong' ? 'strong' : inline.type === 'emphasis' ? 'em' : 'del';
      return (
        <Tag>{linked ? <LinkedInlines items={inline.children} /> : <Inlines items={inline.children} />}</Tag>
      );
    }
  }
}

/** Running text. */
export const Inlines = createFrozenList((inline: Inline) => renderInline(inline, false));

/** Running text inside a link, where nothing else may be clicked. */
const LinkedInlines = createFrozenList((inline: Inline) => renderInline(inline, true));
