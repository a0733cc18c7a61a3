import { createCanvas } from '@napi-rs/canvas';
import { describe, expect, it } from 'vitest';
import { aim, chooseMotion, type Motion } from '#server/infra/sandbox-media/videos/camera.ts';
import { createRandom } from '#server/infra/sandbox-media/random.ts';

const motions: Motion[] = ['zoom-in', 'zoom-out', 'left', 'right', 'rise', 'sink', 'orbit', 'handheld'];

describe('the camera', () => {
  it.each([
    ['slow zoom in on the face', 'zoom-in'],
    ['Zoom out to reveal the city', 'zoom-out'],
    ['pan left across the valley', 'left'],
    ['camera pans, panning over the sea', 'right'],
    ['a cat in the garden, slow zoom', 'zoom-in'],
    ['walking down the street', 'sink'],
    ['the camera is zooming   out', 'zoom-out'],
    ['the drone rises', 'rise'],
    ['orbit around the statue', 'orbit'],
  ])('in %j moves: %s', (prompt, motion) => {
    expect(chooseMotion(prompt, createRandom(prompt))).toBe(motion);
  });

  it.each(motions)('%s never looks beyond the picture, in any shape of frame', (motion) => {
    for (const [width, height] of [
      [64, 36],
      [36, 64],
      [256, 32],
    ] as const) {
      const canvas = createCanvas(width, height);
      const pen = canvas.getContext('2d');
      for (let step = 0; step <= 40; step += 1) {
        pen.clearRect(0, 0, width, height);
        pen.save();
        aim(pen, motion, step / 40, width, height);
        pen.fillRect(0, 0, width, height);
        pen.restore();
        const { data } = pen.getImageData(0, 0, width, height);
        const corners = [0, width - 1, (height - 1) * width, height * width - 1];
        expect(corners.map((corner) => data[corner * 4 + 3])).toEqual([255, 255, 255, 255]);
      }
    }
  });
});
