export { buildCatalogue } from './build-catalogue.ts';
export { defaultModel } from './default-model.ts';
export { listModels } from './list-models.ts';
export { resolveModel, type ResolvedModel } from './resolve-model.ts';
