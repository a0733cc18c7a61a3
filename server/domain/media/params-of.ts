import type { Context } from '#server/kernel/context.ts';
import type { MediaRoute, VoiceOrder } from '#server/kernel/media.ts';
import type { z } from 'zod';
import type { MediaInput, MediaParams } from './schema.ts';

type Given = z.output<typeof MediaInput>;
type About = {
  generationId: string;
  route: MediaRoute;
  /** What a video starts from. */
  image: { width: number; height: number } | null;
};

const IMAGE_SIDE = 1024;
const VIDEO_SECONDS = 5;
/** The longer and the shorter side of a video that nobody asked to be of another size. */
const VIDEO_SIDES = [1280, 720] as const;

/** What was asked, with every default filled in: what the row keeps and the provider is sent. */
export function paramsOf(ctx: Pick<Context, 'mediaModels'>, given: Given, about: About): MediaParams {
  const { kind, prompt, style = '', width, height } = given;
  switch (kind) {
    case 'image':
      return {
        kind,
        prompt,
        style,
        width: width ?? height ?? IMAGE_SIDE,
        height: height ?? width ?? IMAGE_SIDE,
      };
    case 'video': {
      const [longer, shorter] = VIDEO_SIDES;
      const upright = about.image !== null && about.image.height > about.image.width;
      return {
        kind,
        prompt,
        style,
        width: width ?? (upright ? shorter : longer),
        height: height ?? (upright ? longer : shorter),
        seconds: given.seconds ?? VIDEO_SECONDS,
      };
    }
    case 'voice':
      return voiceParams(ctx, given, about);
    default:
      return kind satisfies never;
  }
}

function voiceParams(
  ctx: Pick<Context, 'mediaModels'>,
  { prompt, voice = {} }: Given,
  { generationId, route }: About,
): MediaParams {
  const settings = {
    voice: voice.voice ?? 'default',
    speed: voice.speed ?? 1,
    pitch: voice.pitch ?? 1,
    emotion: voice.emotion ?? ('neutral' as const),
  };
  const order: VoiceOrder = { kind: 'voice', text: prompt, ...settings };
  const unsupported = ctx.mediaModels.unsupported({ ...order, generationId, attemptId: generationId, route });
  return { kind: 'voice', prompt, ...settings, unsupported: [...unsupported] };
}
