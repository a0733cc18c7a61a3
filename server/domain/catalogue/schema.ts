import { z } from 'zod';

/** One model as people and programs name it. An alias outlives the provider's own model ids. */
export const CatalogueModel = z.strictObject({
  alias: z.string().min(1).max(100),
  label: z.string().min(1).max(100),
  provider: z.enum(['openai', 'gemini', 'compatible', 'sandbox']),
  /** What the provider calls it today. */
  upstreamId: z.string().min(1).max(200),
  /** Tokens of prompt and answer together, `null` where nobody has told us. */
  contextTokens: z.int().min(1024).max(10_000_000).nullable(),
  /** US dollars a million tokens, `null` where nobody has told us. */
  price: z.strictObject({ prompt: z.number().min(0), completion: z.number().min(0) }).nullable(),
});

export type CatalogueModel = z.output<typeof CatalogueModel>;

/**
 * What a MODELS_FILE holds: entries added to the catalogue, or laid over the entry of the same alias.
 * A new alias must name its `provider`; the upstream id and the label default to the alias.
 */
export const ModelsFile = z.array(CatalogueModel.partial().required({ alias: true })).max(1000);
export type ModelsFile = z.output<typeof ModelsFile>;

/** A model as a picker shows it. */
export type OfferedModel = {
  alias: string;
  label: string;
  provider: CatalogueModel['provider'];
  contextTokens: number | null;
  price: CatalogueModel['price'];
  /** Answered on this machine because its provider has no key here. */
  sandbox: boolean;
  /** False where neither a provider nor the sandbox can answer. */
  available: boolean;
};
