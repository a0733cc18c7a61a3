export { assetLink, previewLink } from './asset-link.ts';
export type { StoredMedia } from './describe-media.ts';
export { findStoredMedia } from './find-stored-media.ts';
export { insertAsset } from './insert-asset.ts';
export { mediaKey } from './media-key.ts';
export { openAsset } from './open-asset.ts';
export { assetSource, readOwnAsset } from './own-image.ts';
export { storeMedia } from './store-media.ts';
export { sweepOrphans } from './sweep-orphans.ts';
