import { memo, useRef, useState } from 'react';
import type { ConversationSummary } from '#server/domain/conversation/view.ts';
import { Menu, MenuItem } from '#components/ui/menu.tsx';
import { Spinner } from '#components/ui/spinner.tsx';
import { useToast } from '#components/ui/toast.tsx';
import { useChat } from '../chat-context.ts';
import { refusalOf } from '#components/shared/api.ts';
import { ConversationLink } from './conversation-link.tsx';
import type * as Verbs from './row-verbs.ts';

/** What can be done with a conversation, fetched with the first thing that is. */
async function loadVerbs(): Promise<typeof Verbs> {
  try {
    return await import('./row-verbs.ts');
  } catch {
    throw new Error('The server could not be reached.');
  }
}

/** One conversation in the list: the way there, and what can be done with it. */
export const ConversationRow = memo(function ConversationRow({
  conversation,
}: {
  conversation: ConversationSummary;
}) {
  const { chat, openId } = useChat();
  const toast = useToast();
  const row = useRef<HTMLLIElement>(null);
  const [Field, setField] = useState<typeof Verbs.RenameField | null>(null);
  const { id, title, running } = conversation;
  const isOpen = id === openId;

  const complain = (error: unknown) => toast.show({ text: refusalOf(error).message });

  async function removeIt() {
    try {
      const { remove, restore } = await loadVerbs();
      const seconds = await remove(chat, conversation, isOpen);
      const undo = () => void restore(chat, id, isOpen).catch(complain);
      toast.show({ text: `Deleted “${title}”.`, seconds, action: { label: 'Undo', run: undo } });
    } catch (error) {
      complain(error);
    }
  }

  function startRename() {
    loadVerbs().then(({ RenameField }) => setField(() => RenameField), complain);
  }

  function endRename(name: string | null) {
    setField(null);
    row.current?.querySelector<HTMLElement>('button')?.focus();
    if (name !== null && name !== title)
      loadVerbs()
        .then(({ rename }) => rename(chat, id, name))
        .catch(complain);
  }

  if (Field) {
    return (
      <li>
        <Field label="Name of this chat" title={title} onEnd={endRename} />
      </li>
    );
  }
  return (
    <li
      ref={row}
      className={`group relative flex items-center rounded-control ${isOpen ? 'bg-accent-soft' : 'hover:bg-surface-2 focus-within:bg-surface-2'}`}
    >
      <ConversationLink
        id={id}
        title={title}
        className="flex min-w-0 flex-1 items-center gap-2 rounded-control py-1.5 pr-9 pl-2 text-sm"
      >
        <span className="truncate">{title}</span>
        {running && <Spinner label="Answering" className="size-3.5" />}
      </ConversationLink>
      <span className="absolute right-0.5 opacity-0 group-focus-within:opacity-100 group-hover:opacity-100 has-[[aria-expanded=true]]:opacity-100 pointer-coarse:opacity-100">
        <Menu label={`Actions for ${title}`} align="end">
          <MenuItem icon="edit" onSelect={startRename}>
            Rename
          </MenuItem>
          <MenuItem icon="trash" danger onSelect={() => void removeIt()}>
            Delete
          </MenuItem>
        </Menu>
      </span>
    </li>
  );
});
