import { useCell } from '#components/shared/use-cell.ts';
import { Button } from '#components/ui/button.tsx';
import { Icon } from '#components/ui/icon.tsx';
import { Spinner } from '#components/ui/spinner.tsx';
import { usePrompts } from '../prompts-context.ts';
import { load, loadMore } from '../store/list.ts';
import { Filters } from './filters.tsx';
import { NoRows } from './no-rows.tsx';
import { Row } from './row.tsx';

/** All prompts that one sees, and the way to a new one. */
export function ListPane() {
  const { prompts, pane } = usePrompts();
  const { rows, total, cursor, loading, problem } = useCell(prompts.list);
  const unsaved = useCell(prompts.unsaved);
  return (
    <section
      aria-label="Prompts"
      className={`w-full min-w-0 flex-col border-border bg-surface md:flex md:w-80 md:shrink-0 md:border-r lg:w-96 ${
        pane === null ? 'flex' : 'hidden'
      }`}
    >
      <Filters />
      {problem !== null && (
        <div role="alert" className="mx-3 mb-2 flex items-center gap-2 text-sm text-danger">
          <Icon name="alert" />
          <span className="min-w-0 flex-1">{problem}</span>
          <Button size="sm" onClick={() => void load(prompts)}>
            Retry
          </Button>
        </div>
      )}
      <div className="min-h-0 flex-1 overflow-y-auto px-2 pb-4 [scrollbar-width:thin]" aria-busy={loading}>
        {rows.length === 0 && !loading && problem === null && <NoRows />}
        <ul
          aria-label={`Prompts, ${total}`}
          className={loading ? 'opacity-60 transition-opacity delay-300' : ''}
        >
          {rows.map((row) => (
            <li key={row.id}>
              <Row prompt={row} isOpen={pane?.id === row.id} isUnsaved={unsaved.has(row.id)} />
            </li>
          ))}
        </ul>
        {cursor !== null && (
          <Button
            size="sm"
            variant="ghost"
            className="mt-1 w-full"
            busy={loading}
            onClick={() => void loadMore(prompts)}
          >
            Show more ({total - rows.length})
          </Button>
        )}
        {rows.length === 0 && loading && (
          <div className="flex justify-center pt-8 text-muted">
            <Spinner label="Looking for prompts" />
          </div>
        )}
      </div>
    </section>
  );
}
