import { Slider } from '#components/ui/slider.tsx';
import { shapesWith, VIDEO_SHAPES } from '../state/shapes.ts';
import { ShapeChoice } from './shape-choice.tsx';
import { useDraft } from './use-draft.ts';

/** How a video lies and how long it is. */
export function VideoOptions() {
  const [draft, change] = useDraft();
  const { videoSize, seconds } = draft;
  return (
    <>
      <ShapeChoice
        legend="Size"
        name="video-size"
        none="As the image"
        value={videoSize}
        shapes={videoSize === null ? VIDEO_SHAPES : shapesWith(VIDEO_SHAPES, videoSize)}
        onChange={(size) => change({ videoSize: size })}
      />
      <div>
        <Slider
          label="Length"
          value={seconds}
          min={1}
          max={10}
          step={1}
          inWords={(value) => `${value} ${value === 1 ? 'second' : 'seconds'}`}
          onChange={(value) => change({ seconds: value })}
        />
        <p className="text-xs text-muted">A model that makes only certain lengths takes the nearest.</p>
      </div>
    </>
  );
}
