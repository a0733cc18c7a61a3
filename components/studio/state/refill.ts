import type { Draft, Source } from './draft.ts';
import type { Generation } from './generation.ts';

type Known = {
  /** The name of its project; empty for none. */
  project: string;
  /** The image it started from, where that is still there. */
  source: Source | null;
};

/** The composer as it was for this generation, to be changed and made again. */
export function draftFor(draft: Draft, generation: Generation, { project, source }: Known): Draft {
  const { kind, model, params } = generation;
  const common = {
    ...draft,
    kind,
    models: { ...draft.models, [kind]: model },
    prompt: params.prompt,
    project,
  };
  switch (params.kind) {
    case 'image':
      return { ...common, style: params.style, size: { width: params.width, height: params.height } };
    case 'video': {
      const videoSize = { width: params.width, height: params.height };
      return { ...common, style: params.style, videoSize, seconds: params.seconds, source };
    }
    case 'voice': {
      const { voice, speed, pitch, emotion } = params;
      return { ...common, voice, speed, pitch, emotion };
    }
    default:
      return params satisfies never;
  }
}

/** The composer for a video that starts from this image, ready to be made. */
export function draftToAnimate(draft: Draft, { id, asset, params }: Generation, project: string): Draft {
  return {
    ...draft,
    kind: 'video',
    prompt: params.prompt,
    style: params.kind === 'voice' ? draft.style : params.style,
    videoSize: null,
    source: asset === null ? null : { generationId: id, key: asset.key },
    project,
  };
}
