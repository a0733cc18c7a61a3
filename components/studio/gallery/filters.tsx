import { useState } from 'react';
import { useCell } from '#components/shared/use-cell.ts';
import { Button } from '#components/ui/button.tsx';
import { classNames } from '#components/ui/class-names.ts';
import { Icon, type IconSource } from '#components/ui/icon.tsx';
import { mediaShapes } from '#components/ui/media-shapes.tsx';
import type { Filter } from '../state/filter.ts';
import { KIND_WORDS, KINDS } from '../state/kind-words.ts';
import { useStudio } from '../studio-context.ts';
import { Choice } from './choice.tsx';
import { SearchField } from './search-field.tsx';

const STATES = [
  ['running', 'Running'],
  ['succeeded', 'Done'],
  ['failed', 'Failed'],
  ['cancelled', 'Cancelled'],
] as const;

/** What the gallery shows. */
export function Filters() {
  const { studio, filter, show } = useStudio();
  const projects = useCell(studio.projects);
  const [more, setMore] = useState(false);
  const { kind, state, favourite, projectId, search, bin, ...none } = filter;
  const set = (change: { [Part in keyof Filter]?: Filter[Part] | null }) => show(laidOver(filter, change));
  const count = [kind, state, favourite, projectId, bin].filter(Boolean).length;
  none satisfies Record<string, never>;
  return (
    <search
      aria-label="Gallery"
      className="flex shrink-0 flex-wrap items-center gap-2 px-3 py-2.5 md:px-5 md:py-3"
    >
      <SearchField value={search ?? ''} onChange={(text) => set({ search: text === '' ? null : text })} />
      <Button
        size="sm"
        aria-expanded={more}
        aria-controls="gallery-filters"
        onClick={() => setMore(!more)}
        className="sm:hidden"
      >
        {count === 0 ? 'Filter' : `Filter (${count})`}
      </Button>
      <div
        id="gallery-filters"
        className={classNames('flex-wrap items-center gap-2 sm:flex', more ? 'flex' : 'hidden')}
      >
        <Choice
          label="Kind"
          value={kind}
          choices={KINDS.map((one) => [one, KIND_WORDS[one].many])}
          any="All kinds"
          onChange={(chosen) => set({ kind: chosen })}
        />
        <Choice
          label="State"
          value={state}
          choices={STATES}
          any="Any state"
          onChange={(chosen) => set({ state: chosen })}
        />
        {projects.length > 0 && (
          <Choice
            label="Project"
            value={projectId}
            choices={projects.map(({ id, name, generations }) => [id, `${name} (${generations})`])}
            any="All projects"
            onChange={(chosen) => set({ projectId: chosen })}
          />
        )}
        <Toggle
          icon={mediaShapes.star}
          label="Favourites"
          on={favourite ?? false}
          onChange={(on) => set({ favourite: on ? true : null })}
        />
        <Toggle
          icon="trash"
          label="Bin"
          on={bin ?? false}
          onChange={(on) => set({ bin: on ? true : null })}
        />
      </div>
    </search>
  );
}

type ToggleProps = { icon: IconSource; label: string; on: boolean; onChange: (on: boolean) => void };

function Toggle({ icon, label, on, onChange }: ToggleProps) {
  return (
    <button
      type="button"
      aria-pressed={on}
      onClick={() => onChange(!on)}
      className="inline-flex h-8 items-center gap-1.5 rounded-control border border-border px-2.5 text-sm text-muted transition-colors hover:text-fg aria-pressed:border-accent aria-pressed:bg-accent-soft aria-pressed:font-medium aria-pressed:text-accent-strong"
    >
      <Icon name={icon} />
      {label}
    </button>
  );
}

/** The filter with some parts changed, `null` taking one away. */
function laidOver(filter: Filter, change: { [Part in keyof Filter]?: Filter[Part] | null }): Filter {
  return withoutNothing({ ...filter, ...change });
}

function withoutNothing({
  kind,
  state,
  favourite,
  projectId,
  search,
  bin,
}: {
  [Part in keyof Filter]?: Filter[Part] | null;
}): Filter {
  return {
    ...(kind && { kind }),
    ...(state && { state }),
    ...(favourite && { favourite }),
    ...(projectId && { projectId }),
    ...(search && { search }),
    ...(bin && { bin }),
  };
}
