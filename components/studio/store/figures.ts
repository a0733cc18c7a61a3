import { leaveIfSignedOut, query, refusalOf } from '#components/shared/api.ts';
import type { Studio } from './studio.ts';

/** Asks what may be spent now. */
export async function refreshBalance(studio: Studio): Promise<void> {
  await query('credit.balance', undefined).then(studio.balance.set, stale);
}

/** Asks which projects there are, and what they hold. */
export async function refreshProjects(studio: Studio): Promise<void> {
  await query('project.list', undefined).then(studio.projects.set, stale);
}

/** Asks what each model offers now: how long it usually takes changes with what it made. */
export async function refreshModels(studio: Studio): Promise<void> {
  await query('generation.models', undefined).then(studio.models.set, stale);
}

/** What is shown stays, and is asked for again with the next news. */
function stale(error: unknown): void {
  leaveIfSignedOut(refusalOf(error));
}
