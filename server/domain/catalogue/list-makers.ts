import type { Context } from '#server/kernel/context.ts';
import type { MediaKind } from '#server/kernel/media.ts';
import { answersFor } from './answers-for.ts';
import { makerOf } from './resolve-media-model.ts';

type MakersContext = Pick<Context, 'config' | 'catalogue' | 'mediaCatalogue' | 'mediaModels'>;

/** `providers` with a key here; where there is none, whether the sandbox stands in for them. */
export type Makers = { providers: readonly string[]; sandbox: boolean };

/** Who answers text, and who makes each kind of media, for somebody with a live key. No provider is asked. */
export function listMakers(given: MakersContext): Record<'text' | MediaKind, Makers> {
  const ctx = { ...given, actor: { kind: 'anonymous' as const } };
  const text = [...ctx.catalogue.values()].map((model) => [model.provider, answersFor(ctx, model)] as const);
  const media = (kind: MediaKind) =>
    [...ctx.mediaCatalogue.values()]
      .filter((model) => model.kind === kind)
      .map((model) => [model.provider, makerOf(ctx, model)] as const);
  return {
    text: makersOf(text),
    image: makersOf(media('image')),
    video: makersOf(media('video')),
    voice: makersOf(media('voice')),
  };
}

function makersOf(models: readonly (readonly [string, 'provider' | 'sandbox' | 'nobody'])[]): Makers {
  const real = models.flatMap(([provider, maker]) => (maker === 'provider' ? [provider] : []));
  const sandbox = real.length === 0 && models.some(([, maker]) => maker === 'sandbox');
  return { providers: [...new Set(real)], sandbox };
}
