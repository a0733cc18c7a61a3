import { requireUser } from '#server/kernel/actor.ts';
import { answersFor, type CatalogueContext } from './answers-for.ts';
import type { OfferedModel } from './schema.ts';

/** Every model in the picker's order, with who would answer. Needs a signed-in user. */
export function listModels(ctx: CatalogueContext): OfferedModel[] {
  requireUser(ctx.actor);
  const offered: OfferedModel[] = [];
  for (const model of ctx.catalogue.values()) {
    if (model.provider === 'sandbox' && !ctx.config.sandbox) continue;
    const { upstreamId: _, ...shown } = model;
    const answering = answersFor(ctx, model);
    offered.push({ ...shown, sandbox: answering === 'sandbox', available: answering !== 'nobody' });
  }
  return offered;
}
