import { requireUser } from '#server/kernel/actor.ts';
import type { Context } from '#server/kernel/context.ts';
import { listScenarios as statement } from './sql.ts';
import type { ScenarioView } from './view.ts';

/** The scenarios of the prompts that the asking user sees, the most frequent first. */
export async function listScenarios(ctx: Context): Promise<ScenarioView[]> {
  return ctx.db.query<ScenarioView>(statement, [requireUser(ctx.actor).userId]);
}
