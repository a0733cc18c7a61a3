import { useEffect } from 'react';
import { useCellPart } from '#components/shared/use-cell.ts';
import { Button } from '#components/ui/button.tsx';
import { Icon } from '#components/ui/icon.tsx';
import { Spinner } from '#components/ui/spinner.tsx';
import { usePane, usePrompts } from '../prompts-context.ts';
import { show } from '../store/open.ts';
import { Editor } from './editor.tsx';

/** The open prompt; where none is, what this page is for. */
export function EditorPane() {
  const { pane } = usePrompts();
  return (
    <section
      aria-label="Open prompt"
      className={`min-w-0 flex-1 flex-col ${pane === null ? 'hidden md:flex' : 'flex'}`}
    >
      {pane === null ? <NoneOpen /> : <Opened key={pane.key} />}
    </section>
  );
}

function Opened() {
  const { prompts, pane } = usePane();
  const phase = useCellPart(pane.shape, (shape) => shape.phase);
  useEffect(() => void show(prompts, pane), [prompts, pane]);
  if (phase === 'ready') return <Editor />;
  return (
    <div className="flex flex-1 flex-col items-center justify-center gap-4 px-6 pb-[10vh] text-center">
      {phase === 'loading' && <Spinner label="Loading this prompt" className="size-6" />}
      {phase === 'missing' && (
        <>
          <h2 className="font-display text-2xl">This prompt is not here</h2>
          <p className="max-w-[44ch] text-muted">It was deleted, or it belongs to somebody else.</p>
          <Button size="sm" onClick={() => prompts.go(null)}>
            All prompts
          </Button>
        </>
      )}
      {phase === 'failed' && (
        <>
          <p role="alert">This prompt could not be loaded.</p>
          <Button onClick={() => void show(prompts, pane)}>Try again</Button>
        </>
      )}
    </div>
  );
}

function NoneOpen() {
  const { prompts } = usePrompts();
  return (
    <div className="m-auto flex max-w-md flex-col items-center px-6 pb-[10vh] text-center text-muted">
      <Icon name="braces" className="size-8" />
      <h2 className="mt-3 font-display text-2xl text-fg">Say it once, use it often</h2>
      <p className="mt-1">
        A prompt is a text with places to fill in, such as{' '}
        <code className="rounded bg-surface-2 px-1 font-mono text-sm text-fg">{'{city}'}</code>. Open one,
        fill it in, try it. In the chat, type{' '}
        <kbd className="rounded bg-surface-2 px-1 font-mono text-sm text-fg">/</kbd> to put one into your
        message.
      </p>
      <Button size="sm" className="mt-4" onClick={() => prompts.go('new')}>
        <Icon name="plus" />
        Write a prompt
      </Button>
    </div>
  );
}
