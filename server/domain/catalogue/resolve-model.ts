import { DomainError } from '#server/kernel/errors.ts';
import type { ModelRoute } from '#server/kernel/model.ts';
import type { CatalogueEntry } from '#server/kernel/ports.ts';
import { answersFor, type CatalogueContext } from './answers-for.ts';

export type ResolvedModel = {
  alias: string;
  /** What prompt and answer may fill together; a cautious figure where the catalogue knows none. */
  contextTokens: number;
  route: ModelRoute;
  /** Made on this machine: answers say so. */
  sandbox: boolean;
};

/** Every current hosted model holds this much; small local ones are often served with a quarter of it. */
const ASSUMED_CONTEXT_TOKENS = { openai: 32_768, gemini: 32_768, compatible: 8_192, sandbox: 32_768 };

/**
 * Where to send a prompt for `alias`. The caller has checked who asks; a test key gets the sandbox.
 * Throws `invalid_input` (unknown alias; details: field, models) and `unavailable` (no key, sandbox off).
 */
export function resolveModel(ctx: CatalogueContext, alias: string): ResolvedModel {
  const model = ctx.catalogue.get(alias);
  if (model === undefined) throw unknownModel(ctx, alias);
  const answering = answersFor(ctx, model);
  if (answering === 'nobody') {
    throw new DomainError(
      'unavailable',
      `The model "${alias}" is not available: its provider has no key here.`,
    );
  }
  const sandbox = answering === 'sandbox';
  return {
    alias,
    contextTokens: model.contextTokens ?? ASSUMED_CONTEXT_TOKENS[model.provider],
    route: sandbox ? { provider: 'sandbox', upstreamId: alias } : routeOf(model),
    sandbox,
  };
}

function routeOf({ provider, upstreamId }: CatalogueEntry): ModelRoute {
  return { provider, upstreamId };
}

function unknownModel(ctx: CatalogueContext, alias: string): DomainError {
  const models = [...ctx.catalogue.keys()];
  const shown = alias.length > 100 ? `${alias.slice(0, 100)}…` : alias;
  return new DomainError('invalid_input', `Unknown model "${shown}". Known models: ${models.join(', ')}.`, {
    details: { field: 'model', models },
  });
}
