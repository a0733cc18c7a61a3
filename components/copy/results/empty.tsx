import { Icon } from '#components/ui/icon.tsx';
import { useCopy } from '../copy-context.ts';
import { focusForm } from '../shortcuts.tsx';
import type { Draft } from '../state/draft.ts';

const STARTERS: readonly Draft[] = [
  {
    title: 'Smart watch',
    tone: 'witty',
    feature: 'Counts steps, watches your sleep, lasts a week on one charge',
  },
  {
    title: 'Neighbourhood bakery',
    tone: 'friendly',
    feature: 'Sourdough baked at four every morning, coffee, open on Sundays',
  },
];

/** Nothing written yet: what this is for, and two ways to begin. */
export function Empty() {
  const { pane } = useCopy();
  return (
    <div className="mx-auto flex max-w-lg flex-col items-center py-[4vh] text-center text-muted md:py-[10vh]">
      <Icon name="edit" className="size-8" />
      <h2 className="mt-3 font-display text-2xl text-fg">Nothing written yet</h2>
      <p className="mt-1">
        Say what it is about and choose a tone: a text of at most 300 characters. Or begin with one of these.
      </p>
      <ul className="mt-5 flex w-full flex-col gap-2">
        {STARTERS.map((starter) => (
          <li key={starter.title}>
            <button
              type="button"
              onClick={() => {
                pane.draft.set(starter);
                focusForm('write');
              }}
              className="w-full rounded-control border border-border px-3.5 py-2.5 text-left text-sm text-fg transition-colors hover:bg-surface"
            >
              <span className="font-medium">
                {starter.title} · {starter.tone}
              </span>
              <span className="mt-0.5 block text-muted">{starter.feature}</span>
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}
