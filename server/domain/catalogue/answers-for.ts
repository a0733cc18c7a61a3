import type { Context } from '#server/kernel/context.ts';
import type { CatalogueEntry } from '#server/kernel/ports.ts';

export type CatalogueContext = Pick<Context, 'config' | 'catalogue' | 'actor'>;

/** Who would answer as this model: its provider, the sandbox in its place, or nobody. */
export function answersFor(ctx: CatalogueContext, model: CatalogueEntry): 'provider' | 'sandbox' | 'nobody' {
  const providerAllowed = !(ctx.actor.kind === 'user' && ctx.actor.sandboxOnly);
  if (providerAllowed && configured[model.provider](ctx.config)) return 'provider';
  return ctx.config.sandbox ? 'sandbox' : 'nobody';
}

const configured: Record<CatalogueEntry['provider'], (config: Context['config']) => boolean> = {
  openai: (config) => config.openai.apiKey !== undefined,
  gemini: (config) => config.gemini.apiKey !== undefined,
  compatible: (config) => config.compatible.baseUrl !== undefined,
  sandbox: () => false,
};
