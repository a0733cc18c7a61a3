import { useState } from 'react';
import { type Answer, mutate } from '#components/shared/api.ts';
import { IconButton } from '#components/ui/button.tsx';
import { mediaShapes } from '#components/ui/media-shapes.tsx';
import { RenameField } from '#components/shared/rename-field.tsx';

type Memory = Answer<'persona.memories.list'>['memories'][number];
type RowProps = { memory: Memory; change: (work: () => Promise<unknown>) => Promise<boolean> };

/** One thing that is remembered. */
export function MemoryRow({ memory, change }: RowProps) {
  const { id: memoryId, text, pinned } = memory;
  const [editing, setEditing] = useState(false);
  if (editing)
    return (
      <li>
        <RenameField
          label="What is remembered"
          title={text}
          longest={500}
          onEnd={(given) => {
            setEditing(false);
            if (given !== null && given !== text)
              void change(() => mutate('persona.memories.edit', { memoryId, text: given }));
          }}
        />
      </li>
    );
  return (
    <li className="flex items-center gap-1 rounded-control border border-border py-1 pr-1 pl-3">
      <span className="min-w-0 flex-1 wrap-anywhere">{text}</span>
      <IconButton
        label={`Always bring to mind: ${text}`}
        icon={pinned ? mediaShapes.starFull : mediaShapes.star}
        aria-pressed={pinned}
        onClick={() => void change(() => mutate('persona.memories.edit', { memoryId, pinned: !pinned }))}
      />
      <IconButton label={`Reword: ${text}`} icon="edit" onClick={() => setEditing(true)} />
      <IconButton
        label={`Forget: ${text}`}
        icon="trash"
        onClick={() => void change(() => mutate('persona.memories.forget', { memoryId }))}
      />
    </li>
  );
}
