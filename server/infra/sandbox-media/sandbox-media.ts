import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import type { MediaOrder, VoiceOrder } from '#server/kernel/media.ts';
import type { MediaAdapter, SubmitOptions } from '../media-models/adapter.ts';
import { readImage } from '../media-models/source-image.ts';
import { cancelled } from '../models/provider-error.ts';
import { realTiming, type Timing } from '../models/timing.ts';
import { readCommands, withoutCommands } from '../sandbox/read-commands.ts';
import { bodyOf, refuseIfAsked, within } from './obey-commands.ts';
import { createLane } from './threads/lane.ts';
import type { Thread } from './threads/thread.ts';
import { unsupportedVoiceSettings } from './voices/settings.ts';
import { readableText } from './voices/readable-text.ts';

const IDLE_MILLISECONDS = 30_000;
const ENTRY = new URL('./threads/sandbox-media-worker.ts', import.meta.url);
const MEDIA_TYPES = { image: 'image/png', video: 'video/mp4', voice: 'audio/wav' } as const;

export type SandboxMediaOptions = {
  /** Stands in for the clock in tests. */
  timing?: Timing;
  /** Where a voice's files lie while it speaks; the system's temporary directory. */
  directory?: string;
};

export type SandboxMedia = MediaAdapter & {
  /** Ends the threads; what they were making fails. */
  close(): Promise<void>;
};

/**
 * Makes media on this machine, in threads: one for videos, one for all else. The same request gives the same bytes.
 * `submit` rejects with MediaFailure, or with DomainError `cancelled` once its signal has fired.
 */
export function createSandboxMedia({
  timing = realTiming,
  directory = os.tmpdir(),
}: SandboxMediaOptions = {}): SandboxMedia {
  const videos = createLane({ entry: ENTRY, idleMilliseconds: IDLE_MILLISECONDS });
  const others = createLane({ entry: ENTRY, idleMilliseconds: IDLE_MILLISECONDS });
  return {
    async submit(order, { signal, onProgress }) {
      if (signal.aborted) throw cancelled();
      const commands = readCommands(order.kind === 'voice' ? order.text : order.prompt);
      refuseIfAsked(commands);
      const lane = order.kind === 'video' ? videos : others;
      const bytes = await within(
        commands.slow,
        (options) => make(order, lane, directory, options),
        { signal, onProgress },
        timing,
      );
      onProgress(1);
      return {
        type: 'made',
        mediaType: MEDIA_TYPES[order.kind],
        bytes: bytes.length,
        body: bodyOf(bytes, commands.cut),
      };
    },
    unsupported: unsupportedVoiceSettings,
    async close() {
      await Promise.all([videos.close(), others.close()]);
    },
  };
}

async function make(
  order: MediaOrder,
  lane: Thread,
  directory: string,
  options: SubmitOptions,
): Promise<Uint8Array> {
  if (order.kind === 'voice') return speak(order, lane, directory, options);
  const { width, height, style } = order;
  const prompt = withoutCommands(order.prompt);
  if (order.kind === 'image') return lane.work({ kind: 'image', prompt, style, width, height }, options);
  const image = await readImage(order.image);
  return lane.work({ kind: 'video', prompt, image, width, height, seconds: order.seconds }, options);
}

/** The directory is made and removed here: a thread that is ended in the middle could not. */
async function speak(
  order: VoiceOrder,
  lane: Thread,
  parent: string,
  options: SubmitOptions,
): Promise<Uint8Array> {
  const text = readableText(withoutCommands(order.text));
  const { voice, speed, pitch, emotion } = order;
  const directory = await mkdtemp(path.join(parent, 'sandbox-voice-'));
  try {
    return await lane.work({ kind: 'voice', text, voice, speed, pitch, emotion, directory }, options);
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}
