import { type ReactNode, useRef } from 'react';
import { RetryButton } from '#components/shared/retry-button.tsx';
import { useCell, useCellPart } from '#components/shared/use-cell.ts';
import { Badge } from '#components/ui/badge.tsx';
import { Button } from '#components/ui/button.tsx';
import { CopyButton } from '#components/ui/copy-button.tsx';
import { Icon } from '#components/ui/icon.tsx';
import { rareShapes } from '#components/ui/rare-shapes.tsx';
import { usePane } from '../prompts-context.ts';
import type { Trial } from '../store/pane.ts';
import { tryOut } from '../store/try-out.ts';

/** Lets the model answer the prompt, as it stands here; nothing of it is stored. */
export function TryOut() {
  const { prompts, pane } = usePane();
  const section = useRef<HTMLElement>(null);
  const trial = useCell(pane.trial);
  const isEmpty = useCellPart(pane.draft, ({ content }) => content.trim() === '');

  function run() {
    const missing = tryOut(prompts, pane);
    if (missing === null) return;
    const fields = section.current?.parentElement?.querySelectorAll<HTMLElement>('[data-variable]') ?? [];
    for (const field of fields) if (field.dataset['variable'] === missing) field.focus();
    prompts.said.set('Fill in this variable first');
  }

  return (
    <section ref={section} aria-label="Try it" aria-busy={trial.phase === 'pending'}>
      <Button size="sm" busy={trial.phase === 'pending'} disabled={isEmpty} onClick={run}>
        {trial.phase !== 'pending' && <Icon name={rareShapes.sparkle} />}
        {trial.phase === 'pending'
          ? 'The model is answering…'
          : trial.phase === 'done'
            ? 'Try it again'
            : 'Try it'}
      </Button>
      <Outcome trial={trial} onRetry={run} />
    </section>
  );
}

function Outcome({ trial, onRetry }: { trial: Trial; onRetry: () => void }): ReactNode {
  if (trial.phase === 'failed')
    return (
      <div
        role="alert"
        className="mt-2 flex items-center gap-2 rounded-control border border-border bg-surface py-1.5 pr-1.5 pl-3 text-sm text-danger"
      >
        <Icon name="alert" />
        <span className="min-w-0 flex-1">{trial.problem.message}</span>
        <RetryButton key={trial.problem.retryAt} retryAt={trial.problem.retryAt} onRetry={onRetry} />
      </div>
    );
  if (trial.phase !== 'done') return null;
  const { text, tokensUsed, model, sandbox } = trial.answer;
  return (
    <article aria-label="Answer" className="mt-2 rounded-card border border-border bg-surface">
      <p className="max-h-96 overflow-y-auto px-3.5 py-3 text-sm wrap-anywhere whitespace-pre-wrap [scrollbar-width:thin]">
        {text.trim() === '' ? <span className="text-muted">The model said nothing.</span> : text}
      </p>
      <footer className="flex items-center gap-2 border-t border-border py-1 pr-1.5 pl-3.5 text-xs text-muted">
        {sandbox ? <Badge tone="warning">sandbox</Badge> : <span className="truncate">{model}</span>}
        <span className="flex-1 whitespace-nowrap tabular-nums">
          {tokensUsed.toLocaleString('en')} tokens
        </span>
        <CopyButton iconOnly label="Copy the answer" text={() => text} />
      </footer>
    </article>
  );
}
