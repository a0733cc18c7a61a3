import { type ComponentType, useEffect, useState } from 'react';

type Help = ComponentType<{ onClose: () => void }>;

const HELP = 'greenroom-studio-help';

/** Opens the list of shortcuts. */
export function showHelp(): void {
  window.dispatchEvent(new Event(HELP));
}

/** Listens for the page's keyboard shortcuts, and shows what they are. */
export function Shortcuts() {
  const [Help, setHelp] = useState<Help | null>(null);

  useEffect(() => {
    const left = new AbortController();
    const { signal } = left;
    const help = () =>
      void import('./help-dialog.tsx').then(({ HelpDialog }) => signal.aborted || setHelp(() => HelpDialog));
    window.addEventListener(HELP, help, { signal });
    window.addEventListener(
      'keydown',
      (event) => {
        const act = actionOf(event);
        if (act === null || document.querySelector('dialog:modal') !== null) return;
        event.preventDefault();
        if (act === 'help') help();
        else document.querySelector<HTMLElement>(act)?.focus();
      },
      { signal },
    );
    return () => left.abort();
  }, []);

  return Help && <Help onClose={() => setHelp(null)} />;
}

export const PROMPT = 'textarea[data-prompt]';
const SEARCH = 'input[data-search]';

/** `help`, or the selector of what is focused. Punctuation goes by what it writes or where it lies. */
function actionOf(event: KeyboardEvent): string | null {
  const { key, code, ctrlKey, metaKey, shiftKey, altKey, isComposing, target } = event;
  if (altKey || isComposing) return null;
  if (ctrlKey || metaKey) return code === 'Slash' && !shiftKey ? 'help' : null;
  if (key === 'Escape' && shiftKey) return PROMPT;
  const writing = target instanceof HTMLElement && target.closest('input, textarea, select') !== null;
  return key === '/' && !writing ? SEARCH : null;
}
