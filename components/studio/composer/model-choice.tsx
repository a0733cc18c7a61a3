import type { OfferedMediaModel } from '#server/domain/media/view.ts';
import { useCell } from '#components/shared/use-cell.ts';
import { Badge } from '#components/ui/badge.tsx';
import { Icon } from '#components/ui/icon.tsx';
import { Menu, MenuItem } from '#components/ui/menu.tsx';
import { creditsInWords } from '#components/shared/credits.ts';
import { usualDuration } from '../state/duration-words.ts';
import { chosenModel, whyUnavailable } from '../state/offer.ts';
import { useStudio } from '../studio-context.ts';
import { useDraft } from './use-draft.ts';

/** Who makes it and what that costs. Models that nobody answers for here are dim, and say why. */
export function ModelChoice() {
  const { studio } = useStudio();
  const [draft, change] = useDraft();
  const models = useCell(studio.models);
  const chosen = chosenModel(models, draft);
  return (
    <div>
      <span className="mb-1 block text-sm font-medium">Model</span>
      <Menu
        label={`Model: ${chosen?.label ?? 'none'}`}
        triggerClassName="flex h-10 w-full items-center gap-2 rounded-control border border-control bg-surface px-3 text-left"
        trigger={
          <>
            <span className="truncate">{chosen?.label ?? 'No model'}</span>
            {chosen?.sandbox && <Badge tone="warning">sandbox</Badge>}
            <span className="flex-1 text-right text-sm whitespace-nowrap text-muted">
              {chosen && creditsInWords(chosen.price)}
            </span>
            <Icon name="chevron-down" className="size-4 text-muted" />
          </>
        }
      >
        {models
          .filter((model) => model.kind === draft.kind)
          .map((model) => (
            <MenuItem
              key={model.alias}
              checked={model.alias === chosen?.alias}
              disabled={!model.available}
              hint={hintOf(model)}
              onSelect={() => change({ models: { ...draft.models, [draft.kind]: model.alias } })}
            >
              <span className="mr-2">{model.label}</span>
              {model.sandbox && <Badge tone="warning">sandbox</Badge>}
            </MenuItem>
          ))}
      </Menu>
    </div>
  );
}

function hintOf(model: OfferedMediaModel): string {
  const usual = usualDuration(model.typicalSeconds);
  return [creditsInWords(model.price), whyUnavailable(model) ?? usual].filter(Boolean).join(' · ');
}
