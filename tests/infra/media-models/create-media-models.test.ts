import { describe, expect, it } from 'vitest';
import { createMediaModels } from '#server/infra/media-models/create-media-models.ts';
import type { MediaAdapter } from '#server/infra/media-models/adapter.ts';
import { loadConfig } from '#server/kernel/config.ts';
import type { MediaModels, MediaProvider } from '#server/kernel/media.ts';
import { startFalSimulator } from '#tests/simulators/media/fal-simulator.ts';
import { startRunwaySimulator } from '#tests/simulators/media/runway-simulator.ts';
import { asking, bytesOf, failureOf, mediaModels, onFal, onRunway, patient, videoOf } from './order.ts';

const PROVIDERS: MediaProvider[] = ['recraft', 'gemini', 'fal', 'runway', 'compatible', 'sandbox'];

async function madeBy(models: MediaModels, route: ReturnType<typeof onFal>) {
  const submission = await models.submit(videoOf(route), asking());
  if (submission.type !== 'accepted') throw new Error('It is made already.');
  const state = await models.poll(route, submission.remote, patient());
  if (state.type !== 'succeeded') throw new Error(`It is ${state.type}.`);
  return bytesOf(await models.open(route, state.output, patient()));
}

describe('the providers that are configured', () => {
  const configured = (env: Record<string, string>) => {
    const models = mediaModels(env);
    return PROVIDERS.filter((provider) => models.isConfigured(provider));
  };

  it('are those with a key, a server of their own, or the sandbox', () => {
    expect(configured({})).toEqual(['sandbox']);
    expect(configured({ SANDBOX: 'off' })).toEqual([]);
    expect(configured({ SANDBOX: 'off', COMPATIBLE_BASE_URL: 'http://127.0.0.1:1/v1' })).toEqual([
      'compatible',
    ]);
    expect(
      configured({ RECRAFT_API_KEY: 'a', GEMINI_API_KEY: 'b', FAL_KEY: 'c', RUNWAYML_API_KEY: 'd' }),
    ).toEqual(['recraft', 'gemini', 'fal', 'runway', 'sandbox']);
  });
});

it('an order goes to the provider of its route', async () => {
  await using fal = await startFalSimulator({ begin: { status: 'COMPLETED' } });
  await using runway = await startRunwaySimulator({ begin: { status: 'SUCCEEDED' } });
  const models = mediaModels({
    FAL_KEY: 'key',
    FAL_BASE_URL: fal.baseUrl,
    RUNWAYML_API_KEY: 'key',
    RUNWAYML_BASE_URL: runway.baseUrl,
  });
  expect((await madeBy(models, onFal())).toString('latin1')).toContain(fal.accepted.jobs[0]?.id);
  expect((await madeBy(models, onRunway())).toString('latin1')).toContain(runway.accepted.jobs[0]?.id);
});

it('an order to a provider without a key is refused', async () => {
  const failure = await failureOf(mediaModels({}).submit(videoOf(onFal()), asking()));
  expect(failure).toMatchObject({ code: 'unavailable', outcome: 'rejected' });
});

it('a job whose provider lost its key may go on when the key is back', async () => {
  const models = mediaModels({});
  for (const look of [
    models.poll(onRunway(), { id: '1' }, patient()),
    models.open(onRunway(), { url: 'https://x.example', mediaType: null }, patient()),
    models.cancel(onRunway(), { id: '1' }, patient()),
    models.find(videoOf(onRunway()), new Date(), patient()),
  ]) {
    expect(await failureOf(look)).toMatchObject({ code: 'unavailable', outcome: 'unknown' });
  }
});

describe('a provider that answers with the result itself', () => {
  const adapter: MediaAdapter = {
    submit: () => Promise.resolve({ type: 'made', mediaType: 'image/png', bytes: 0, body: none() }),
  };
  const route = { provider: 'recraft', upstreamId: 'recraftv3' } as const;
  let made = 0;
  const models = createMediaModels(loadConfig({ RECRAFT_API_KEY: 'key' }), {
    sandbox: adapter,
    adapters: {
      recraft: () => {
        made += 1;
        return Promise.resolve(() => adapter);
      },
    },
  });

  it('is made on its first order, and once', async () => {
    expect(made).toBe(0);
    await models.submit(videoOf(route), asking());
    expect(await models.submit(videoOf(route), asking())).toMatchObject({ type: 'made' });
    expect(made).toBe(1);
  });

  it('has no jobs to tell of', async () => {
    expect(await models.poll(route, { id: '1' }, patient())).toEqual({ type: 'lost' });
    expect(await models.cancel(route, { id: '1' }, patient())).toBe('too-late');
    expect(await models.find(videoOf(route), new Date(), patient())).toBe('unknowable');
    const opened = models.open(route, { url: 'https://x.example', mediaType: null }, patient());
    expect((await failureOf(opened)).code).toBe('provider_lost');
  });
});

// oxlint-disable-next-line require-yield -- a result of no bytes
async function* none(): AsyncGenerator<Uint8Array> {
  return;
}
