import { answersFor, type CatalogueContext } from './answers-for.ts';
import { SANDBOX_ALIAS } from './built-in-models.ts';

/** The alias a new conversation starts with: the first whose provider would really answer, else `sandbox`. */
export function defaultModel(ctx: CatalogueContext): string {
  for (const model of ctx.catalogue.values()) {
    if (answersFor(ctx, model) === 'provider') return model.alias;
  }
  return SANDBOX_ALIAS;
}
