import { randomUUID } from 'node:crypto';
import { createMediaModels } from '#server/infra/media-models/create-media-models.ts';
import { createFal, type FalOptions } from '#server/infra/media-models/fal/fal.ts';
import { createProviderFetch } from '#server/infra/media-models/provider-fetch.ts';
import { createRunway, type RunwayOptions } from '#server/infra/media-models/runway/runway.ts';
import type { MediaAdapter, RemoteJobs } from '#server/infra/media-models/adapter.ts';
import { loadConfig } from '#server/kernel/config.ts';
import {
  isMediaFailure,
  type MadeMedia,
  type MediaFailure,
  type MediaOrder,
  type MediaRoute,
  type RemoteRef,
  type VideoOrder,
} from '#server/kernel/media.ts';

export const FAL_KEY = 'fal-id:fal-secret';
export const RUNWAY_KEY = 'runway-secret';
export const KLING = 'fal-ai/kling-video/v2.1/master/image-to-video';

/** For a provider that says nothing: long enough for a request to arrive, short enough to wait for. */
export const SHORT_LIMITS = { upload: 1000, submit: 1000, look: 1000 };

type Jobs = Omit<MediaAdapter, 'jobs'> & { jobs: RemoteJobs };

export function falAt(baseUrl: string, options?: FalOptions): Jobs {
  const config = loadConfig({ FAL_KEY, FAL_BASE_URL: baseUrl });
  return withJobs(createFal(config, createProviderFetch(), options));
}

export function runwayAt(baseUrl: string, options?: RunwayOptions): Jobs {
  const config = loadConfig({ RUNWAYML_API_KEY: RUNWAY_KEY, RUNWAYML_BASE_URL: baseUrl });
  return withJobs(createRunway(config, createProviderFetch(), options));
}

/** The port as the configuration makes it, with nothing but fal and Runway behind it. */
export function mediaModels(env: Readonly<Record<string, string | undefined>>) {
  const sandbox: MediaAdapter = { submit: () => Promise.reject(new Error('The sandbox was asked.')) };
  return createMediaModels(loadConfig(env), { sandbox, adapters: {} });
}

function withJobs({ submit, jobs }: MediaAdapter): Jobs {
  if (jobs === undefined) throw new Error('This provider has no jobs.');
  return { submit, jobs };
}

/** Five seconds of a landscape, from a picture of a few bytes. */
export function videoOf(
  route: MediaRoute,
  fields: Partial<VideoOrder & { attemptId: string }> = {},
): MediaOrder & VideoOrder {
  return {
    generationId: randomUUID(),
    attemptId: randomUUID(),
    route,
    kind: 'video',
    prompt: 'A secret boat sails',
    style: 'watercolour',
    image: pictureOf(Buffer.from('picture')),
    width: 1280,
    height: 720,
    seconds: 5,
    ...fields,
  };
}

export function pictureOf(bytes: Uint8Array) {
  return {
    mediaType: 'image/png',
    bytes: bytes.length,
    width: 1280,
    height: 720,
    read: () => Promise.resolve(bytes),
  };
}

export const onFal = (upstreamId = KLING): MediaRoute => ({ provider: 'fal', upstreamId });
export const onRunway = (upstreamId = 'gen4_turbo'): MediaRoute => ({ provider: 'runway', upstreamId });

export const asking = (signal: AbortSignal = new AbortController().signal) => ({
  signal,
  onProgress: () => undefined,
});

export const patient = (): AbortSignal => new AbortController().signal;

/** The ref of an order that was accepted. */
export async function accept(adapter: MediaAdapter, order: MediaOrder): Promise<RemoteRef> {
  const submission = await adapter.submit(order, asking());
  if (submission.type !== 'accepted') throw new Error('The provider answered with a result.');
  return submission.remote;
}

/** What was thrown, which must be a MediaFailure. */
export async function failureOf(work: Promise<unknown>): Promise<MediaFailure> {
  try {
    await work;
  } catch (error) {
    if (isMediaFailure(error)) return error;
    throw error;
  }
  throw new Error('It did not fail.');
}

export async function bytesOf(made: MadeMedia): Promise<Buffer> {
  const pieces: Uint8Array[] = [];
  for await (const piece of made.body) pieces.push(piece);
  return Buffer.concat(pieces);
}
