export { buildCatalogue } from './build-catalogue.ts';
export { defaultModel } from './default-model.ts';
export { listMakers, type Makers } from './list-makers.ts';
export { listModels } from './list-models.ts';
export { buildMediaCatalogue } from './media-models.ts';
export { makerOf, resolveMediaModel } from './resolve-media-model.ts';
export { resolveModel, type ResolvedModel } from './resolve-model.ts';
