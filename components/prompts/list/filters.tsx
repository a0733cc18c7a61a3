import { useCell } from '#components/shared/use-cell.ts';
import { Button, IconButton } from '#components/ui/button.tsx';
import { Icon } from '#components/ui/icon.tsx';
import { Segments } from '#components/ui/segments.tsx';
import { usePrompts } from '../prompts-context.ts';
import { scenarioChips, type Whose } from '../state/scenario-chips.ts';
import { setFilter } from '../store/list.ts';
import { Chip } from './chip.tsx';

const WHOSE: readonly { value: Whose; label: string }[] = [
  { value: 'all', label: 'All' },
  { value: 'mine', label: 'Mine' },
  { value: 'templates', label: 'Templates' },
];

/** Which prompts are listed: found as one types, whose they are, and what for. */
export function Filters() {
  const { prompts } = usePrompts();
  const { search, scenario, whose } = useCell(prompts.list).filter;
  const chips = scenarioChips(useCell(prompts.scenarios), whose, scenario);
  const unsaved = useCell(prompts.unsaved);
  return (
    <div className="flex flex-col gap-2.5 px-3 pt-3 pb-2">
      <div className="flex gap-2">
        <div className="relative min-w-0 flex-1">
          <Icon name="search" className="pointer-events-none absolute top-2 left-2.5 size-4 text-muted" />
          <input
            type="text"
            role="searchbox"
            aria-label="Search prompts"
            placeholder="Search prompts"
            autoComplete="off"
            spellCheck={false}
            maxLength={200}
            enterKeyHint="search"
            value={search}
            onChange={(event) => setFilter(prompts, { search: event.currentTarget.value })}
            onKeyDown={(event) => event.key === 'Escape' && setFilter(prompts, { search: '' })}
            className="h-8 w-full rounded-control border border-control bg-bg pr-8 pl-8.5 text-base focus:outline-2 focus:outline-offset-0 focus:outline-accent md:text-sm"
          />
          {search !== '' && (
            <IconButton
              label="Clear search"
              icon="close"
              className="absolute top-0 right-0"
              onClick={() => setFilter(prompts, { search: '' })}
            />
          )}
        </div>
        <Button size="sm" variant="primary" className="whitespace-nowrap" onClick={() => prompts.go('new')}>
          <Icon name="plus" />
          New prompt
          {unsaved.has('new') && <span className="sr-only">, not saved yet</span>}
        </Button>
      </div>
      <Segments
        legend="Whose"
        hideLegend
        name="whose"
        value={whose}
        options={WHOSE}
        onChange={(chosen) => setFilter(prompts, { whose: chosen })}
      />
      {chips.length > 0 && (
        <div
          role="group"
          aria-label="Scenarios"
          className="-mx-3 flex gap-1.5 overflow-x-auto px-3 pb-1 [scrollbar-width:thin] md:max-h-24 md:flex-wrap md:overflow-y-auto"
        >
          {chips.map(({ scenario: name, count }) => (
            <Chip
              key={name}
              name={name}
              count={count}
              isChosen={name === scenario}
              onToggle={() => setFilter(prompts, { scenario: name === scenario ? null : name })}
            />
          ))}
        </div>
      )}
    </div>
  );
}
