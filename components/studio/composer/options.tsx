import { ModelChoice } from './model-choice.tsx';
import { ProjectField } from './project-field.tsx';
import { ShapeChoice } from './shape-choice.tsx';
import { StyleChoice } from './style-choice.tsx';
import { VideoOptions } from './video-options.tsx';
import { VoiceOptions } from './voice-options.tsx';
import { IMAGE_SHAPES, shapesWith } from '../state/shapes.ts';
import { useDraft } from './use-draft.ts';

/** Everything besides the words: what there is depends on what is made. */
export function Options() {
  const [draft, change] = useDraft();
  return (
    <>
      <ModelChoice />
      {draft.kind === 'image' && (
        <ShapeChoice
          legend="Size"
          name="size"
          value={draft.size}
          shapes={shapesWith(IMAGE_SHAPES, draft.size)}
          onChange={(size) => size !== null && change({ size })}
        />
      )}
      {draft.kind === 'video' && <VideoOptions />}
      {draft.kind === 'voice' ? <VoiceOptions /> : <StyleChoice />}
      <ProjectField />
    </>
  );
}
