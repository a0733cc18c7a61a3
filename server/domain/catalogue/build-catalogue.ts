import { ConfigError } from '#server/kernel/config-error.ts';
import type { Catalogue } from '#server/kernel/ports.ts';
import { BUILT_IN_MODELS, SANDBOX_ALIAS, SANDBOX_MODEL } from './built-in-models.ts';
import { isMediaAlias } from './media-models.ts';
import type { CatalogueModel, ModelsFile } from './schema.ts';

type Sources = {
  /** Ids that the OpenAI-compatible server knows; each is its own alias. */
  compatibleModels: readonly string[];
  modelsFile?: ModelsFile | undefined;
};

/**
 * The built-in models, then the compatible server's, then the file's (but for those that make media); the later wins an alias, which keeps
 * its place. Throws ConfigError where a new alias names no provider, or where `sandbox` would be replaced.
 */
export function buildCatalogue({ compatibleModels, modelsFile = [] }: Sources): Catalogue {
  const models = new Map<string, CatalogueModel>(BUILT_IN_MODELS.map((model) => [model.alias, model]));
  for (const alias of compatibleModels)
    lay(models, { alias, provider: 'compatible', upstreamId: alias }, 'COMPATIBLE_MODELS');
  for (const entry of modelsFile) if (!isMediaAlias(entry.alias)) lay(models, entry, 'MODELS_FILE');
  return models.set(SANDBOX_ALIAS, SANDBOX_MODEL);
}

function lay(models: Map<string, CatalogueModel>, entry: ModelsFile[number], source: string): void {
  const { alias } = entry;
  if (alias === SANDBOX_ALIAS) {
    throw new ConfigError(
      `${source}: "${SANDBOX_ALIAS}" is built in and cannot be changed; choose another alias.`,
    );
  }
  const known = models.get(alias);
  const provider = entry.provider ?? known?.provider;
  if (provider === undefined) {
    throw new ConfigError(`${source}: the new model "${alias}" needs "provider" (for example "compatible").`);
  }
  models.set(alias, {
    alias,
    provider,
    label: entry.label ?? known?.label ?? alias,
    upstreamId: entry.upstreamId ?? known?.upstreamId ?? alias,
    contextTokens: entry.contextTokens ?? known?.contextTokens ?? null,
    price: entry.price === undefined ? (known?.price ?? null) : entry.price,
  });
}
