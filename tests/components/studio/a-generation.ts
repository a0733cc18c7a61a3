import type { Generation } from '#components/studio/state/generation.ts';

/** A generation as it arrives in the browser, just asked for, with what a test says of it. */
export function aGeneration(over: Partial<Generation> = {}): Generation {
  return {
    id: '019a0000-0000-7000-8000-000000000001',
    kind: 'image',
    state: 'queued',
    model: 'recraft-v3',
    sandbox: false,
    params: { kind: 'image', prompt: 'A fox', style: 'Anime', width: 1024, height: 768 },
    projectId: null,
    inputAssetId: null,
    retryOfId: null,
    favourite: false,
    deletedAt: null,
    progress: null,
    queuePosition: null,
    cancelRequested: false,
    credits: { used: '1', balance: '99' },
    charged: null,
    failure: null,
    asset: null,
    unsupported: [],
    createdAt: '2026-12-01T12:00:00.000Z',
    startedAt: null,
    endedAt: null,
    ...over,
  };
}

export function anImage(over: Partial<Generation> = {}): Generation {
  const { id } = aGeneration(over);
  return aGeneration({
    state: 'succeeded',
    charged: '1',
    asset: {
      id,
      url: '/assets/image/a.png',
      posterUrl: null,
      key: `someone/images/${id}.png`,
      kind: 'image',
      mediaType: 'image/png',
      bytes: 1_234_567,
      width: 1024,
      height: 768,
      durationMs: null,
      blurhash: null,
    },
    ...over,
  });
}
