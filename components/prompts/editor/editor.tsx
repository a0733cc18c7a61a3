import { type KeyboardEvent, useRef } from 'react';
import { useCell } from '#components/shared/use-cell.ts';
import { usePane } from '../prompts-context.ts';
import { discard, hasChanges } from '../store/open.ts';
import { save } from '../store/save.ts';
import { Bar } from './bar.tsx';
import { Fields } from './fields.tsx';
import { FillIn } from './fill-in.tsx';
import { SaveProblem } from './save-problem.tsx';
import { TemplateNotice } from './template-notice.tsx';
import { TryOut } from './try-out.tsx';

/** One prompt: what it says on the one side; filled in, tried and used on the other. */
export function Editor() {
  const { prompts, pane } = usePane();
  const frame = useRef<HTMLDivElement>(null);
  const stored = useCell(pane.stored);
  const readOnly = stored !== null && !stored.canChange;
  useCell(pane.draft);
  const isChanged = hasChanges(pane);

  function saveOrShow() {
    const obstacle = readOnly ? null : save(prompts, pane);
    if (obstacle !== null) frame.current?.querySelector<HTMLElement>(`[name="${obstacle}"]`)?.focus();
  }

  function onKeyDown(event: KeyboardEvent) {
    const { key, ctrlKey, metaKey, altKey, shiftKey } = event;
    if (key.toLowerCase() !== 's' || !(ctrlKey || metaKey) || altKey || shiftKey) return;
    event.preventDefault();
    if (!event.repeat) saveOrShow();
  }

  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- a shortcut for the button within
    <div ref={frame} onKeyDown={onKeyDown} className="flex min-h-0 flex-1 flex-col">
      <Bar isChanged={isChanged} onSave={saveOrShow} onDiscard={() => discard(prompts, pane)} />
      <div className="@container min-h-0 flex-1 overflow-y-auto [scrollbar-width:thin]">
        <div className="mx-auto grid max-w-6xl gap-x-8 gap-y-6 px-4 pt-4 pb-12 md:px-6 @3xl:grid-cols-2">
          <div className="flex min-w-0 flex-col gap-1">
            {readOnly && <TemplateNotice />}
            <SaveProblem onRetry={saveOrShow} />
            <Fields readOnly={readOnly} />
          </div>
          <div className="flex min-w-0 flex-col gap-5">
            <FillIn />
            <TryOut />
          </div>
        </div>
      </div>
    </div>
  );
}
