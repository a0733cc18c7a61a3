import type { Endpoint } from '#server/http/endpoint.ts';
import { getAsset } from './endpoints/get-asset.ts';
import { getMediaStatus } from './endpoints/get-media-status.ts';
import { makeVideo } from './endpoints/make-video.ts';
import { makeVoice } from './endpoints/make-voice.ts';

export { characters } from './dialect.ts';

/** Everything document 002's family offers so far. */
export const charactersEndpoints: readonly Endpoint[] = [makeVoice, makeVideo, getMediaStatus, getAsset];
