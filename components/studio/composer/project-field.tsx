import { useId } from 'react';
import { useCell } from '#components/shared/use-cell.ts';
import { useStudio } from '../studio-context.ts';
import { useDraft } from './use-draft.ts';

/** The project that it goes to: one that is there, or a new name. */
export function ProjectField() {
  const id = useId();
  const { studio } = useStudio();
  const [draft, change] = useDraft();
  const projects = useCell(studio.projects);
  return (
    <div>
      <label htmlFor={id} className="mb-1 block text-sm font-medium">
        Project
      </label>
      <input
        id={id}
        list={`${id}-names`}
        value={draft.project}
        maxLength={200}
        placeholder="None"
        onChange={(event) => change({ project: event.currentTarget.value })}
        className="h-9 w-full rounded-control border border-control bg-bg px-3 text-base focus:outline-2 focus:outline-accent sm:text-sm"
      />
      <datalist id={`${id}-names`}>
        {projects
          .filter(({ archived }) => !archived)
          .map(({ id: projectId, name }) => (
            <option key={projectId} value={name}>
              {name}
            </option>
          ))}
      </datalist>
    </div>
  );
}
