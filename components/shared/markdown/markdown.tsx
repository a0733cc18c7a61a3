'use client';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { Blocks } from './blocks.tsx';
import { DefinitionsContext } from './definitions-context.ts';
import { advanceText, followText } from './follow-text.ts';

interface MarkdownProps {
  text: string;
  /** More text may come: what is open is closed virtually, and only what is new is parsed. */
  streaming?: boolean;
}

/** A message's text as formatted content. Nothing in it can run, load from elsewhere by itself, or leave the page. */
export function Markdown({ text, streaming = false }: MarkdownProps): ReactNode {
  const [followed, setFollowed] = useState(() => followText(text, streaming));
  let current = followed;
  if (followed.text !== text || followed.streaming !== streaming) {
    current = advanceText(followed, text, streaming);
    setFollowed(current);
  }
  return (
    <DefinitionsContext value={current.document.definitions}>
      <div className="space-y-4 break-words leading-relaxed text-fg">
        <Blocks items={current.document.blocks} />
      </div>
    </DefinitionsContext>
  );
}
