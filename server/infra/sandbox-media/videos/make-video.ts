import { createCanvas } from '@napi-rs/canvas';
import { paintMark } from '../images/mark.ts';
import { createRandom } from '../random.ts';
import { createAtmosphere, paintDarkCorners } from './atmosphere.ts';
import { aim, chooseMotion, MARGIN } from './camera.ts';
import { encodeFrames, FRAMES_A_SECOND } from './encode-frames.ts';
import { mux } from './mux.ts';
import { readPicture } from './read-picture.ts';
import { soundBed } from './sound-bed.ts';
import { withoutTimes } from './without-times.ts';

export type VideoRequest = {
  prompt: string;
  image: Uint8Array;
  width: number;
  height: number;
  seconds: number;
};

/** Reading and muxing are no frames: what is left of the progress when the last one is drawn. */
const FRAMES_SHARE = 0.96;
const TAGS = {
  title: 'Greenroom sandbox',
  comment: 'Animated by the sandbox from a picture. No AI model was used.',
};

/**
 * An MP4 (H.264 and AAC, 24 frames a second) in which a camera moves over the picture. Sizes are taken down to even
 * ones. Rejects with UnreadablePicture.
 */
export async function makeVideo(
  request: VideoRequest,
  onProgress: (progress: number) => void,
): Promise<Uint8Array<ArrayBuffer>> {
  const width = request.width - (request.width % 2);
  const height = request.height - (request.height % 2);
  const random = createRandom(`video ${request.prompt}`);
  const motion = chooseMotion(request.prompt, random);
  const atmosphere = createAtmosphere(request.prompt, random, width, height);
  const picture = await readPicture(request.image, Math.round(width * MARGIN), Math.round(height * MARGIN));
  const overlay = createCanvas(width, height);
  paintDarkCorners(overlay.getContext('2d'), width, height);
  paintMark(overlay.getContext('2d'), width, height, request.prompt);
  const canvas = createCanvas(width, height);
  const pen = canvas.getContext('2d');
  // The picture is as large as the closest view needs: nothing finer is lost.
  pen.imageSmoothingQuality = 'low';
  const count = Math.max(1, Math.round(request.seconds * FRAMES_A_SECOND));
  const pictures = await encodeFrames({ width, height, count }, (frame) => {
    onProgress((FRAMES_SHARE * frame) / count);
    pen.save();
    aim(pen, motion, frame / Math.max(1, count - 1), width, height);
    pen.drawImage(picture, 0, 0, width, height);
    pen.restore();
    atmosphere(pen, frame / FRAMES_A_SECOND);
    pen.drawImage(overlay, 0, 0);
    return canvas.data();
  });
  onProgress(FRAMES_SHARE);
  const sound = soundBed(request.prompt, random, count / FRAMES_A_SECOND);
  return withoutTimes(await mux(pictures, sound, TAGS));
}
