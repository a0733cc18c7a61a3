import { useCell } from '#components/shared/use-cell.ts';
import { Button } from '#components/ui/button.tsx';
import { usePrompts } from '../prompts-context.ts';
import { setFilter } from '../store/list.ts';

/** Why there is nothing to see, and what to do about it. */
export function NoRows() {
  const { prompts } = usePrompts();
  const { search, scenario, whose } = useCell(prompts.list).filter;
  const isFiltered = search.trim() !== '' || scenario !== null;
  return (
    <div className="flex flex-col items-center gap-3 px-4 pt-[8vh] text-center text-sm text-muted">
      <p className="font-display text-lg text-fg">
        {isFiltered ? 'Nothing fits' : whose === 'templates' ? 'No templates' : 'No prompts of your own yet'}
      </p>
      {isFiltered ? (
        <>
          <p>Fewer or other words may help.</p>
          <Button size="sm" onClick={() => setFilter(prompts, { search: '', scenario: null, whose: 'all' })}>
            Show all prompts
          </Button>
        </>
      ) : (
        <>
          <p>Write down what you ask for again and again, or begin with a template.</p>
          <div className="flex flex-wrap justify-center gap-2">
            <Button size="sm" onClick={() => prompts.go('new')}>
              Write one
            </Button>
            {whose === 'mine' && (
              <Button size="sm" variant="ghost" onClick={() => setFilter(prompts, { whose: 'templates' })}>
                See the templates
              </Button>
            )}
          </div>
        </>
      )}
    </div>
  );
}
