import { requireUser } from '#server/kernel/actor.ts';
import type { Context } from '#server/kernel/context.ts';
import { DomainError } from '#server/kernel/errors.ts';
import { newId } from '#server/kernel/ids.ts';
import type { MediaInput } from '#server/domain/media/schema.ts';
import type { AssetView, GenerationView } from '#server/domain/media/view.ts';

/**
 * Stands in for the verbs of the noun `media` where a test is about a door: nothing is made, but who owns what, what
 * it costs and what a request key is good for is as promised. Mock `#server/domain/media/index.ts` with it.
 */
type Kept = { owner: string; requestKey: string | undefined; view: GenerationView; ended: Promise<void> };

const PRICES: Readonly<Record<string, number>> = {
  'recraft-v3': 1,
  imagen: 2,
  veo3: 37.5,
  veo2: 25,
  'kling-v2.1-master': 20,
  gen4_turbo: 2.5,
  voice: 0.25,
};
const BEST = { image: 'imagen', video: 'gen4_turbo', voice: 'voice' };
const TYPES = {
  image: ['image', 'png', 'image/png'],
  video: ['video', 'mp4', 'video/mp4'],
  voice: ['audio', 'wav', 'audio/wav'],
} as const;

/** What a test arranges and looks at. */
type Stage = {
  /** What was asked for, in order, and by whom. */
  asked: { by: string; input: MediaInput }[];
  /** Whose the images are that may be animated, by key. */
  images: Map<string, string>;
  balance: number;
  /** What whoever asks is told instead. */
  refusal: DomainError | null;
  /** Why the next ones cannot be made. */
  failures: (GenerationView['failure'] | 'cancelled')[];
  /** Laid over what is told of a new one, and over what comes out. */
  over: Partial<GenerationView>;
  assetOver: Partial<AssetView>;
  /** Until this is fulfilled nothing ends that is asked for meanwhile. */
  gate: Promise<void>;
  kept: Kept[];
};

function emptyStage(): Stage {
  return {
    asked: [],
    images: new Map(),
    balance: 100,
    refusal: null,
    failures: [],
    over: {},
    assetOver: {},
    gate: Promise.resolve(),
    kept: [],
  };
}

export const stage = {
  ...emptyStage(),
  reset() {
    Object.assign(stage, emptyStage());
  },
};

export async function requestMedia(ctx: Context, input: MediaInput): Promise<GenerationView> {
  const owner = requireUser(ctx.actor).uuid;
  stage.asked.push({ by: requireUser(ctx.actor).uuid, input });
  const before = stage.kept.find((one) => one.owner === owner && one.requestKey === input.requestKey);
  if (stage.refusal !== null) throw stage.refusal;
  if (before !== undefined && input.requestKey !== undefined) return before.view;
  if (input.imageKey !== undefined && stage.images.get(input.imageKey) !== owner) {
    throw new DomainError('invalid_input', 'imageKey: is no image of yours', {
      details: { field: 'imageKey' },
    });
  }
  const model = input.model === 'auto' ? BEST[input.kind] : input.model;
  const price = PRICES[model] ?? 0;
  if (stage.balance < price) throw new DomainError('insufficient_credits', 'Insufficient credits');
  stage.balance -= price;
  const view: GenerationView = {
    id: newId(),
    kind: input.kind,
    state: 'queued',
    model,
    sandbox: true,
    progress: null,
    queuePosition: 1,
    credits: { used: price.toFixed(6), balance: stage.balance.toFixed(6) },
    charged: null,
    failure: null,
    asset: null,
    unsupported: [],
    params: { kind: 'image', prompt: input.prompt, style: '', width: 1024, height: 768 },
    projectId: null,
    inputAssetId: null,
    retryOfId: null,
    favourite: false,
    deletedAt: null,
    cancelRequested: false,
    startedAt: null,
    createdAt: new Date('2026-12-01T12:00:00.000Z'),
    endedAt: null,
    ...stage.over,
  };
  const kept: Kept = {
    owner,
    requestKey: input.requestKey,
    view,
    ended: stage.gate.then(() => end(owner, view)),
  };
  stage.kept.push(kept);
  return structuredClone(view);
}

function end(owner: string, view: GenerationView): void {
  const failure = stage.failures.shift();
  Object.assign(view, { queuePosition: null, endedAt: new Date('2026-12-01T12:00:05.000Z') });
  if (failure === 'cancelled') return void Object.assign(view, { state: 'cancelled' });
  if (failure !== undefined) return void Object.assign(view, { state: 'failed', failure });
  const [kind, extension, mediaType] = TYPES[view.kind];
  const seen = view.kind !== 'voice';
  const asset: AssetView = {
    id: newId(),
    key: `${owner}/${kind}s/${view.id}.${extension}`,
    kind,
    mediaType,
    bytes: 245_760,
    width: seen ? 1024 : null,
    height: seen ? 768 : null,
    durationMs: view.kind === 'image' ? null : 3_200,
    url: `/assets/${kind}/${view.id}.${extension}?signature=s`,
    posterUrl: seen ? `/assets/${kind}/${view.id}_thumb.webp?signature=s` : null,
    blurhash: null,
    ...stage.assetOver,
  };
  Object.assign(view, { state: 'succeeded', asset });
  if (view.kind === 'image') stage.images.set(asset.key, owner);
}

export async function awaitResult(ctx: Context, ref: { generationId: string }): Promise<GenerationView> {
  const kept = own(ctx, ref);
  const gone = new Promise<never>((_, reject) => {
    const leave = () => reject(new DomainError('cancelled', 'The request was cancelled.'));
    if (ctx.signal.aborted) leave();
    ctx.signal.addEventListener('abort', leave, { once: true });
  });
  await Promise.race([kept.ended, gone]);
  return kept.view;
}

export function getGeneration(ctx: Context, ref: { generationId: string }): Promise<GenerationView> {
  try {
    return Promise.resolve(own(ctx, ref).view);
  } catch (error) {
    return Promise.reject(error instanceof Error ? error : new Error('unknown'));
  }
}

function own(ctx: Context, { generationId }: { generationId: string }): Kept {
  const { uuid } = requireUser(ctx.actor);
  const found = stage.kept.find((one) => one.view.id === generationId && one.owner === uuid);
  if (found === undefined) throw new DomainError('not_found', 'Generation not found');
  return found;
}
