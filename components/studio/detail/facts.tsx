import { useCell } from '#components/shared/use-cell.ts';
import { Badge } from '#components/ui/badge.tsx';
import { CopyButton } from '#components/ui/copy-button.tsx';
import { type Fact, factsOf } from '../state/facts.ts';
import type { Generation } from '../state/generation.ts';
import { labelOf, projectName } from '../store/studio.ts';
import { useStudio } from '../studio-context.ts';

/** All that is known of a generation, in rows. */
export function Facts({ generation }: { generation: Generation }) {
  const { studio } = useStudio();
  const models = useCell(studio.models);
  const projects = useCell(studio.projects);
  const { timeZone } = useCell(studio.moment);
  const facts = factsOf(generation, {
    model: labelOf(models, generation.model),
    project: projectName(projects, generation.projectId),
    timeZone,
  });
  return (
    <dl className="grid grid-cols-[auto_minmax(0,1fr)] items-baseline gap-x-4 gap-y-1.5 border-t border-border pt-4">
      {facts.map((fact) => (
        <Row key={fact.name} fact={fact} sandbox={fact.name === 'Model' && generation.sandbox} />
      ))}
    </dl>
  );
}

function Row({ fact: { name, value, copy }, sandbox }: { fact: Fact; sandbox: boolean }) {
  return (
    <>
      <dt className="text-muted">{name}</dt>
      <dd className="flex min-w-0 items-center gap-1.5">
        <span
          className={copy ? 'truncate font-mono text-xs' : 'break-words'}
          title={copy ? value : undefined}
        >
          {value}
        </span>
        {sandbox && <Badge tone="warning">sandbox</Badge>}
        {copy && <CopyButton iconOnly label={`Copy ${name.toLowerCase()}`} text={() => value} />}
      </dd>
    </>
  );
}
