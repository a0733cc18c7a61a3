import pg from 'pg';
import { z } from 'zod';
import type { Database, Statement } from '#server/kernel/ports.ts';

type PlanNode = z.output<typeof Node>;
const Node = z.object({
  'Node Type': z.string(),
  'Relation Name': z.string().optional(),
  'Index Name': z.string().optional(),
  'Actual Rows': z.number(),
  'Actual Loops': z.number(),
  'Shared Hit Blocks': z.number(),
  'Shared Read Blocks': z.number(),
  get Plans() {
    return z.array(Node).optional();
  },
});
const Explained = z.tuple([z.object({ 'QUERY PLAN': z.tuple([z.object({ Plan: Node })]) })]);

export type Plan = {
  /** Each step with what it works on: `Index Only Scan conversations_history_idx`. */
  steps: readonly string[];
  /** Pages looked at, in memory or not. */
  pages: number;
  /** Most rows that a sort was given. */
  sorted: number;
};

/** How `db` carries the statement out, planned for these values or once for all. */
export function planOf(
  db: Database,
  statement: Statement,
  values: readonly (string | number | null)[],
  planned: 'once for all' | 'for these values',
): Promise<Plan> {
  const literals = values.map((value) => (value === null ? 'NULL' : pg.escapeLiteral(String(value))));
  return db.transaction(async (sql) => {
    const run = <Row>(text: string) => sql.query<Row>({ name: '', text }, []);
    const mode = planned === 'once for all' ? 'force_generic_plan' : 'force_custom_plan';
    await run(`SET LOCAL plan_cache_mode = ${mode}`);
    await run(`PREPARE asked AS ${statement.text}`);
    const rows = await run(
      `EXPLAIN (ANALYZE, BUFFERS, TIMING OFF, FORMAT JSON) EXECUTE asked(${literals.join(', ')})`,
    );
    await run('DEALLOCATE asked');
    const root = Explained.parse(rows)[0]['QUERY PLAN'][0].Plan;
    const nodes = [...nodesOf(root)];
    return {
      steps: nodes.map((node) =>
        [node['Node Type'], node['Index Name'] ?? node['Relation Name']].filter(Boolean).join(' '),
      ),
      pages: root['Shared Hit Blocks'] + root['Shared Read Blocks'],
      sorted: Math.max(0, ...nodes.filter(isSort).map(rowsGiven)),
    };
  });
}

function* nodesOf(node: PlanNode): Generator<PlanNode> {
  yield node;
  for (const child of node.Plans ?? []) yield* nodesOf(child);
}

const isSort = (node: PlanNode) => node['Node Type'].includes('Sort');
const rowsGiven = (node: PlanNode) =>
  Math.max(0, ...(node.Plans ?? []).map((child) => child['Actual Rows'] * child['Actual Loops']));
