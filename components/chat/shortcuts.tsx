import { type ComponentType, useEffect, useState } from 'react';
import { copyText } from '#components/ui/copy-text.ts';
import { useToast } from '#components/ui/toast.tsx';
import { useChat } from './chat-context.ts';
import { useSidebar } from './sidebar/sidebar-context.ts';
import { type ShortcutName, shortcutOf } from './state/shortcuts.ts';
import { pathOf } from './store/thread.ts';

type Help = ComponentType<{ onClose: () => void }>;

/** Listens for the page's keyboard shortcuts, and shows what they are. */
export function Shortcuts() {
  const { chat, thread } = useChat();
  const { toggle, reveal } = useSidebar();
  const { show } = useToast();
  const [Help, setHelp] = useState<Help | null>(null);

  useEffect(() => {
    const actions: Record<ShortcutName, () => void> = {
      search: () => {
        chat.searching.set(chat.searching.get() + 1);
        reveal();
      },
      'new-chat': () => chat.go(null),
      'focus-composer': focusComposer,
      'toggle-sidebar': toggle,
      'copy-answer': () => {
        const answer = pathOf(thread).rows.findLast((row) => row.role === 'assistant' && row.content !== '');
        if (answer === undefined) return;
        void copyText(answer.content).then((copied) =>
          show({ text: copied ? 'Answer copied.' : 'Could not copy.' }),
        );
      },
      attach: () => document.querySelector<HTMLElement>('[data-attach]')?.click(),
      help: () => void import('./help-dialog.tsx').then(({ HelpDialog }) => setHelp(() => HelpDialog)),
    };
    const onKeyDown = (event: KeyboardEvent) => {
      const name = shortcutOf(event);
      if (name === null || document.querySelector('dialog:modal') !== null) return;
      event.preventDefault();
      actions[name]();
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, [chat, thread, toggle, reveal, show]);

  return Help && <Help onClose={() => setHelp(null)} />;
}

function focusComposer() {
  document.querySelector<HTMLElement>('textarea[aria-label="Message"]')?.focus();
}
