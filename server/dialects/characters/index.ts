import type { Endpoint } from '#server/http/endpoint.ts';
import { checkHealth } from './endpoints/check-health.ts';
import { getAsset } from './endpoints/get-asset.ts';
import { getMediaStatus } from './endpoints/get-media-status.ts';
import { getMetrics } from './endpoints/get-metrics.ts';
import { getPrometheusMetrics } from './endpoints/get-prometheus-metrics.ts';
import { makeVideo } from './endpoints/make-video.ts';
import { makeVoice } from './endpoints/make-voice.ts';

export { characters } from './dialect.ts';

/** Everything document 002's family offers so far. */
export const charactersEndpoints: readonly Endpoint[] = [
  makeVoice,
  makeVideo,
  getMediaStatus,
  getAsset,
  checkHealth,
  getMetrics,
  getPrometheusMetrics,
];
