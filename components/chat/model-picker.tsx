import { type ComponentType, useState } from 'react';
import { Badge } from '#components/ui/badge.tsx';
import { buttonStyle } from '#components/ui/button-style.ts';
import { Icon } from '#components/ui/icon.tsx';
import { Menu, MenuItem } from '#components/ui/menu.tsx';
import { useChat } from './chat-context.ts';
import { ModelItems } from './model-items.tsx';
import { useCell, useCellPart } from '#components/shared/use-cell.ts';
import { summaryOf } from './store/chat.ts';
import { switchModel } from './store/path-actions.ts';

type AddModel = ComponentType<{ onClose: () => void }>;

/** Who answers from now on. The history stays whoever is chosen. */
export function ModelPicker() {
  const { chat, thread } = useChat();
  const newModel = useCell(chat.newModel);
  const alias = useCellPart(summaryOf(chat, thread.id), (summary) => summary?.model ?? null) ?? newModel;
  const model = chat.models.find((one) => one.alias === alias);
  const label = model?.label ?? alias;
  const [AddModelDialog, setAddModelDialog] = useState<AddModel | null>(null);
  return (
    <>
      <Menu
        label={`Model: ${label}`}
        triggerClassName={buttonStyle({ variant: 'ghost', size: 'sm', className: 'min-w-0 text-fg' })}
        trigger={
          <>
            <span className="truncate">{label}</span>
            {model?.sandbox && model.provider !== 'sandbox' && <Badge tone="warning">sandbox</Badge>}
            <Icon name="chevron-down" className="size-4 text-muted" />
          </>
        }
      >
        <ModelItems current={alias} onSelect={(chosen) => void switchModel(chat, thread, chosen)} />
        <hr className="my-1 border-border" />
        <MenuItem
          icon="plus"
          onSelect={() =>
            void import('./add-model-dialog.tsx').then((loaded) =>
              setAddModelDialog(() => loaded.AddModelDialog),
            )
          }
        >
          Add a model…
        </MenuItem>
      </Menu>
      {AddModelDialog && <AddModelDialog onClose={() => setAddModelDialog(null)} />}
    </>
  );
}
