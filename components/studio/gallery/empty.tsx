import { patch } from '#components/shared/cell.ts';
import { Button } from '#components/ui/button.tsx';
import { Icon } from '#components/ui/icon.tsx';
import { type Filter, isFiltered } from '../state/filter.ts';
import { PROMPT } from '../shortcuts.tsx';
import { useStudio } from '../studio-context.ts';

const IDEAS = [
  'A lighthouse at dusk, waves below, a light in the window',
  'A fox asleep in a snowy forest, seen from above',
  'A quiet city street after rain, reflections of neon',
];

/** Nothing to show: what to do about that. */
export function Empty({ filter }: { filter: Filter }) {
  const { studio, show } = useStudio();
  if (filter.bin) {
    return <Words title="The bin is empty">What you delete waits here for 30 days.</Words>;
  }
  if (isFiltered(filter)) {
    return (
      <Words title="Nothing fits">
        <Button size="sm" onClick={() => show({})} className="mt-3">
          Show everything
        </Button>
      </Words>
    );
  }
  return (
    <Words title="Nothing made yet">
      <p>Say what you would like to see, or begin with one of these.</p>
      <ul className="mt-5 flex flex-col gap-2">
        {IDEAS.map((idea) => (
          <li key={idea}>
            <button
              type="button"
              onClick={() => {
                patch(studio.draft, { kind: 'image', prompt: idea });
                document.querySelector<HTMLElement>(PROMPT)?.focus();
              }}
              className="w-full rounded-control border border-border px-3.5 py-2 text-left text-sm text-fg transition-colors hover:bg-surface"
            >
              {idea}
            </button>
          </li>
        ))}
      </ul>
    </Words>
  );
}

function Words({ title, children }: { title: string; children: React.ReactNode }) {
  return (
    <div className="mx-auto flex max-w-md flex-col items-center py-[10vh] text-center text-muted">
      <Icon name="image" className="size-8" />
      <h2 className="mt-3 font-display text-2xl text-fg">{title}</h2>
      <div className="mt-1">{children}</div>
    </div>
  );
}
