import type { SqlValue } from '#server/kernel/ports.ts';
import type { Run } from './run.ts';
import { noteProgress } from './sql.ts';
import { tellOwner } from './topics.ts';

/** Steps of less than this are not worth a statement. */
const STEP = 0.04;

const noted = new WeakMap<Run, { progress: number | null; position: number | null }>();

/** Stores how far it is, soon and at most as often as it shows. What fails is told by the next one. */
export function noteProgressOf(run: Run, progress: number | null, position: number | null): void {
  const last = noted.get(run);
  const moved = Math.abs((progress ?? 0) - (last?.progress ?? 0)) >= STEP || progress === 1;
  if (last !== undefined && !moved && last.position === position) return;
  noted.set(run, { progress, position });
  const { ctx, generation, epoch } = run;
  const values = [generation.id, ctx.processId, epoch, progress, position] as const;
  void store(run, values).catch(() => noted.delete(run));
}

async function store({ ctx, generation }: Run, values: readonly SqlValue[]): Promise<void> {
  const rows = await ctx.db.relaxed.query(noteProgress, values);
  if (rows.length > 0) tellOwner(ctx, generation);
}
