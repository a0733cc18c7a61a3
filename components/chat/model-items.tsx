import { Badge } from '#components/ui/badge.tsx';
import { MenuItem } from '#components/ui/menu.tsx';
import { useChat } from './chat-context.ts';
import { modelInWords } from './state/model-words.ts';

/** The offered models as items of a menu. Those that neither a provider nor the sandbox can answer for are dim. */
export function ModelItems({
  current,
  onSelect,
}: {
  current: string | null;
  onSelect: (alias: string) => void;
}) {
  const { chat } = useChat();
  return chat.models.map((model) => (
    <MenuItem
      key={model.alias}
      onSelect={() => onSelect(model.alias)}
      disabled={!model.available}
      hint={modelInWords(model) || undefined}
      {...(current !== null && { checked: model.alias === current })}
    >
      <span className="mr-2">{model.label}</span>
      {model.sandbox && model.provider !== 'sandbox' && <Badge tone="warning">sandbox</Badge>}
      {!model.available && <Badge>no key</Badge>}
    </MenuItem>
  ));
}
