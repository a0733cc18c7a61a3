import { z } from 'zod';
import type { VoiceOrder } from '#server/kernel/media.ts';

/** What a thread is asked to make. Prompts have no commands left in them. */
export type Task =
  | { kind: 'image'; prompt: string; style: string; width: number; height: number }
  | {
      kind: 'video';
      prompt: string;
      /** The picture's file, of any kind that uploads may be. */
      image: Uint8Array;
      width: number;
      height: number;
      seconds: number;
    }
  | ({
      kind: 'voice';
      /** A directory of this request's own, for the speech program's files. */
      directory: string;
    } & Pick<VoiceOrder, 'text' | 'voice' | 'speed' | 'pitch' | 'emotion'>);

/** What a thread says about its task. */
export const Report = z.discriminatedUnion('type', [
  z.object({ type: z.literal('progress'), progress: z.number() }),
  z.object({ type: z.literal('made'), bytes: z.instanceof(Uint8Array) }),
  /** `unreadable`: the picture to start from. `broken`: a fault of ours. */
  z.object({ type: z.literal('failed'), reason: z.enum(['unreadable', 'broken']), cause: z.unknown() }),
]);
