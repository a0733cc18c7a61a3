import { type ComponentType, useEffect, useState } from 'react';
import { useCopy } from './copy-context.ts';
import { openNew } from './store/open-close.ts';

type Help = ComponentType<{ onClose: () => void }>;

const HELP = 'greenroom-copy-help';

/** Opens the list of shortcuts. */
export function showHelp(): void {
  window.dispatchEvent(new Event(HELP));
}

/** Focuses a field of the form, or what writes. */
export function focusForm(part: 'title' | 'feature' | 'write'): void {
  document.querySelector<HTMLElement>(`[data-form="${part}"]`)?.focus();
}

/** Listens for the page's keyboard shortcuts, and shows what they are. */
export function Shortcuts() {
  const { copy } = useCopy();
  const [Help, setHelp] = useState<Help | null>(null);

  useEffect(() => {
    const left = new AbortController();
    const { signal } = left;
    const acts = {
      help: () =>
        void import('./help-dialog.tsx').then(
          ({ HelpDialog }) => signal.aborted || setHelp(() => HelpDialog),
        ),
      form: () => focusForm('title'),
      new: () => openNew(copy),
    };
    window.addEventListener(HELP, acts.help, { signal });
    window.addEventListener(
      'keydown',
      (event) => {
        const act = actionOf(event);
        if (act === null || document.querySelector('dialog:modal') !== null) return;
        event.preventDefault();
        acts[act]();
      },
      { signal },
    );
    return () => left.abort();
  }, [copy]);

  return Help && <Help onClose={() => setHelp(null)} />;
}

/** Punctuation goes by where it lies. */
function actionOf(event: KeyboardEvent): 'help' | 'form' | 'new' | null {
  const { key, code, ctrlKey, metaKey, shiftKey, altKey, isComposing } = event;
  if (altKey || isComposing) return null;
  if (!ctrlKey && !metaKey) return key === 'Escape' && shiftKey ? 'form' : null;
  if (code === 'Slash' && !shiftKey) return 'help';
  return key.toLowerCase() === 'o' && shiftKey ? 'new' : null;
}
