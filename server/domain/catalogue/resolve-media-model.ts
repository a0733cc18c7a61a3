import type { Context } from '#server/kernel/context.ts';
import { DomainError } from '#server/kernel/errors.ts';
import type { MediaKind, MediaRoute } from '#server/kernel/media.ts';
import type { MediaCatalogueEntry } from '#server/kernel/ports.ts';

export type MediaCatalogueContext = Pick<Context, 'config' | 'mediaCatalogue' | 'mediaModels' | 'actor'>;

export type ResolvedMediaModel = {
  alias: string;
  /** What it costs whoever asks: nothing for a test key. */
  price: string;
  route: MediaRoute;
  /** Made on this machine: answers say so. */
  sandbox: boolean;
};

/**
 * Who makes `kind` as `alias`. `auto` is the best that a provider would really make and `affords` allows; the cheapest
 * where nothing is allowed, so that the refusal names the smallest price. Errors: `invalid_input` (unknown alias, or of
 * another kind; details: field, models), `unavailable` (no key, sandbox off).
 */
export function resolveMediaModel(
  ctx: MediaCatalogueContext,
  kind: MediaKind,
  alias: string,
  affords: (price: string) => boolean,
): ResolvedMediaModel {
  const entry = alias === 'auto' ? best(ctx, kind, affords) : named(ctx, kind, alias);
  const maker = makerOf(ctx, entry);
  if (maker === 'nobody') {
    const message = `The model "${entry.alias}" is not available: its provider has no key here.`;
    throw new DomainError('unavailable', message);
  }
  const sandbox = maker === 'sandbox';
  return {
    alias: entry.alias,
    price: isTest(ctx) ? '0' : entry.price,
    route: sandbox
      ? { provider: 'sandbox', upstreamId: entry.alias }
      : { provider: entry.provider, upstreamId: entry.upstreamId },
    sandbox,
  };
}

/** Who would make it: its provider, the sandbox in its place, or nobody. A test key only ever reaches the sandbox. */
export function makerOf(
  ctx: MediaCatalogueContext,
  entry: MediaCatalogueEntry,
): 'provider' | 'sandbox' | 'nobody' {
  if (!isTest(ctx) && ctx.mediaModels.isConfigured(entry.provider)) return 'provider';
  return ctx.mediaModels.isConfigured('sandbox') ? 'sandbox' : 'nobody';
}

function named(ctx: MediaCatalogueContext, kind: MediaKind, alias: string): MediaCatalogueEntry {
  const entry = ctx.mediaCatalogue.get(alias);
  const models = ofKind(ctx, kind).map((model) => model.alias);
  const shown = alias.length > 100 ? `${alias.slice(0, 100)}…` : alias;
  if (entry?.kind === kind) return entry;
  const message =
    entry === undefined
      ? `Unknown model "${shown}". Models for ${kind}: ${models.join(', ')}, auto.`
      : `The model "${shown}" makes ${entry.kind}, not ${kind}. Models for ${kind}: ${models.join(', ')}, auto.`;
  throw new DomainError('invalid_input', message, { details: { field: 'model', models } });
}

function best(
  ctx: MediaCatalogueContext,
  kind: MediaKind,
  affords: (price: string) => boolean,
): MediaCatalogueEntry {
  const models = ofKind(ctx, kind);
  const real = models.filter((model) => makerOf(ctx, model) === 'provider');
  const choice = real.length > 0 ? real : models;
  const chosen = choice.find((model) => affords(model.price)) ?? choice.at(-1);
  if (chosen === undefined) throw new DomainError('unavailable', `Nothing here makes ${kind}.`);
  return chosen;
}

function ofKind(ctx: MediaCatalogueContext, kind: MediaKind): MediaCatalogueEntry[] {
  return [...ctx.mediaCatalogue.values()].filter((model) => model.kind === kind);
}

function isTest({ actor }: MediaCatalogueContext): boolean {
  return actor.kind === 'user' && actor.sandboxOnly;
}
