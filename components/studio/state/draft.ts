import type { MediaInput } from '#server/domain/media/schema.ts';
import type { Kind } from './generation.ts';
import { IMAGE_SHAPES, type Size } from './shapes.ts';

export type Emotion = NonNullable<NonNullable<MediaInput['voice']>['emotion']>;

/** The image that a video starts from: its generation, and its key in storage. */
export type Source = { generationId: string; key: string };

/** Everything the composer holds. */
export type Draft = {
  kind: Kind;
  /** The alias chosen for each kind; absent where nobody chose. */
  models: Partial<Record<Kind, string>>;
  prompt: string;
  style: string;
  size: Size;
  /** `null`: as the source image lies. */
  videoSize: Size | null;
  seconds: number;
  source: Source | null;
  voice: string;
  speed: number;
  pitch: number;
  emotion: Emotion;
  /** The name of the project it goes to; empty for none. */
  project: string;
};

export const EMPTY_DRAFT: Draft = {
  kind: 'image',
  models: {},
  prompt: '',
  style: '',
  size: sizeOf(IMAGE_SHAPES[0]),
  videoSize: null,
  seconds: 5,
  source: null,
  voice: 'aria',
  speed: 1,
  pitch: 1,
  emotion: 'neutral',
  project: '',
};

/** What the server is asked for. `model` is the alias that the composer shows with its price. */
export function mediaInputOf(draft: Draft, model: string): MediaInput {
  const project = draft.project.trim();
  const common = { model, prompt: draft.prompt, ...(project !== '' && { project }) };
  const style = draft.style.trim();
  switch (draft.kind) {
    case 'image':
      return { kind: 'image', ...common, ...draft.size, ...(style !== '' && { style }) };
    case 'video':
      return {
        kind: 'video',
        ...common,
        ...draft.videoSize,
        ...(style !== '' && { style }),
        ...(draft.source && { imageKey: draft.source.key }),
        seconds: draft.seconds,
      };
    case 'voice': {
      const { voice, speed, pitch, emotion } = draft;
      return { kind: 'voice', ...common, voice: { voice, speed, pitch, emotion } };
    }
    default:
      return draft.kind satisfies never;
  }
}

function sizeOf(shape: Size | undefined): Size {
  return { width: shape?.width ?? 1024, height: shape?.height ?? 1024 };
}
