import { Icon } from '#components/ui/icon.tsx';
import { focusField, SEARCH_FIELD } from './search-field.ts';

/** Takes what is typed until the code of the search is here. */
export function SearchStandIn({ onType, onClose }: { onType: (text: string) => void; onClose: () => void }) {
  return (
    <div className="relative mx-3 mb-1">
      <Icon name="search" className="pointer-events-none absolute top-2 left-2.5 size-4 text-muted" />
      <input
        ref={focusField}
        {...SEARCH_FIELD}
        onChange={(event) => onType(event.target.value)}
        onKeyDown={(event) => event.key === 'Escape' && onClose()}
      />
    </div>
  );
}
