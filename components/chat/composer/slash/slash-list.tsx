import { useEffect, useRef } from 'react';
import type { PromptView } from '#server/domain/prompt/view.ts';
import { Badge } from '#components/ui/badge.tsx';
import { Button } from '#components/ui/button.tsx';
import { Icon } from '#components/ui/icon.tsx';
import { Spinner } from '#components/ui/spinner.tsx';
import { Panel } from './panel.tsx';

type SlashListProps = {
  id: string;
  offer: readonly PromptView[];
  index: number;
  loading: boolean;
  problem: string | null;
  onRetry: () => void;
  onPoint: (index: number) => void;
  onPick: (prompt: PromptView) => void;
};

/** The prompts to choose from. The focus stays in the composer, whose keys move here. */
export function SlashList({ id, offer, index, loading, problem, onRetry, onPoint, onPick }: SlashListProps) {
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  }, [index]);
  return (
    <Panel>
      <div
        ref={list}
        role="listbox"
        id={id}
        aria-label="Prompts"
        aria-busy={loading}
        tabIndex={-1}
        // The composer keeps the focus, and its caret.
        onMouseDown={(event) => event.preventDefault()}
        className="min-h-0 overflow-y-auto overscroll-contain p-1 [scrollbar-width:thin]"
      >
        {offer.map((prompt, at) => (
          // oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- the composer's Enter does the same
          <div
            key={prompt.id}
            id={`${id}-${at}`}
            role="option"
            aria-selected={at === index}
            tabIndex={-1}
            onPointerMove={() => at !== index && onPoint(at)}
            onClick={() => onPick(prompt)}
            className={`cursor-pointer scroll-my-1 rounded-md px-2.5 py-1.5 text-sm pointer-coarse:py-2.5 ${at === index ? 'bg-surface-2' : ''}`}
          >
            <span className="flex items-center gap-2">
              <span className="min-w-0 truncate font-medium">{prompt.title}</span>
              {prompt.isTemplate && <Badge tone="accent">Template</Badge>}
              {prompt.scenario !== '' && (
                <span className="ml-auto max-w-[40%] shrink-0 truncate text-xs text-muted">
                  {prompt.scenario}
                </span>
              )}
            </span>
            {prompt.description.trim() !== '' && (
              <span className="block truncate text-[0.8125rem] text-muted">{prompt.description}</span>
            )}
          </div>
        ))}
      </div>
      {loading && offer.length === 0 && problem === null && (
        <p className="flex items-center gap-2 px-3.5 pb-3 text-sm text-muted">
          <Spinner />
          Looking for prompts…
        </p>
      )}
      {problem !== null && (
        <div role="alert" className="flex items-center gap-2 px-3.5 pb-2 text-sm text-danger">
          <Icon name="alert" />
          <span className="min-w-0 flex-1">{problem}</span>
          <Button size="sm" onMouseDown={(event) => event.preventDefault()} onClick={onRetry}>
            Retry
          </Button>
        </div>
      )}
      {!loading && offer.length === 0 && problem === null && (
        <p className="px-3.5 pb-3 text-sm text-muted">There are no prompts yet.</p>
      )}
      <footer className="flex shrink-0 items-center justify-between gap-3 border-t border-border px-3 py-1.5 text-xs text-muted">
        <span className="pointer-coarse:hidden" aria-hidden="true">
          ↑ ↓ to move, Enter to choose, Esc to go on writing
        </span>
        {/* oxlint-disable-next-line nextjs/no-html-link-for-pages -- a page load, as in the sidebar */}
        <a
          href="/prompts"
          onMouseDown={(event) => event.preventDefault()}
          className="ml-auto underline underline-offset-2"
        >
          All prompts
        </a>
      </footer>
      <div role="status" className="sr-only">
        {loading ? '' : `${offer.length} ${offer.length === 1 ? 'prompt' : 'prompts'}`}
      </div>
    </Panel>
  );
}
