import Link from 'next/link';
import { type ComponentType, useState } from 'react';
import { mutate } from '#components/shared/api.ts';
import { ConfirmDialog } from '#components/shared/confirm-dialog.tsx';
import { useCellPart } from '#components/shared/use-cell.ts';
import { Badge } from '#components/ui/badge.tsx';
import { iconButtonStyle } from '#components/ui/button-style.ts';
import { Icon } from '#components/ui/icon.tsx';
import { Menu, MenuItem } from '#components/ui/menu.tsx';
import { useToast } from '#components/ui/toast.tsx';
import { Portrait } from '../portrait.tsx';
import { keepDraft } from './state/draft.ts';
import { takeBackAll } from './store/send.ts';
import { liveRow } from './store/talk.ts';
import { useTalk } from './talk-context.ts';

/** Whom one talks to, what they are doing, and what can be done with the conversation. */
export function Header() {
  const { persona, rows } = useTalk();
  const { displayName, name, avatarUrl, category, open } = persona;
  const typing = useCellPart(rows, (all) => liveRow(all) !== null);
  const [ending, setEnding] = useState(false);
  const [Memory, setMemory] = useState<ComponentType<{ onClose: () => void }> | null>(null);
  const toast = useToast();

  function showMemory() {
    import('./memory/memory-dialog.tsx').then(
      ({ MemoryDialog }) => setMemory(() => MemoryDialog),
      () => toast.show({ text: 'This could not be loaded. Try again.' }),
    );
  }

  return (
    <header className="flex h-16 shrink-0 items-center gap-2 border-b border-border bg-surface px-2 md:px-4">
      <Link
        href="/influencers"
        prefetch={false}
        aria-label="All influencers"
        title="All influencers"
        className={iconButtonStyle()}
      >
        <Icon name="chevron-left" className="size-5" />
      </Link>
      <Link
        href={open ? `/influencers/${name}` : '/influencers'}
        prefetch={false}
        className="flex min-w-0 items-center gap-3 rounded-control py-1 pr-2 hover:bg-surface-2"
      >
        <Portrait src={avatarUrl} name={displayName} className="size-10" />
        <span className="min-w-0">
          <span className="flex items-center gap-2">
            <h1 className="truncate font-semibold">{displayName}</h1>
            <Badge tone="accent">AI</Badge>
          </span>
          <span className="block truncate text-xs text-muted capitalize">
            {typing ? 'typing…' : category}
          </span>
        </span>
      </Link>
      <span className="ml-auto">
        <Menu label="More about this conversation" align="end">
          {open && (
            <MenuItem icon="user" onSelect={() => window.location.assign(`/influencers/${name}`)}>
              Profile
            </MenuItem>
          )}
          <MenuItem icon="edit" onSelect={showMemory}>
            What is remembered of you
          </MenuItem>
          <MenuItem icon="trash" danger onSelect={() => setEnding(true)}>
            Delete conversation
          </MenuItem>
        </Menu>
      </span>
      {Memory && <Memory onClose={() => setMemory(null)} />}
      {ending && <EndDialog onClose={() => setEnding(false)} />}
    </header>
  );
}

function EndDialog({ onClose }: { onClose: () => void }) {
  const talk = useTalk();

  async function end() {
    await mutate('talk.end', { persona: talk.persona.id });
    takeBackAll(talk);
    keepDraft(talk.speaker, '');
    talk.tell();
    window.location.assign('/influencers');
  }

  return (
    <ConfirmDialog
      title={`Delete the conversation with ${talk.persona.displayName}?`}
      description="All messages, pictures in them, what was remembered of them and what waits to be sent are deleted for good. What you wrote into the memory yourself stays."
      remove={end}
      onClose={onClose}
    />
  );
}
