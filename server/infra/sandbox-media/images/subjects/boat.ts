import type { Easel } from '../easel.ts';
import { atSpot, oval, roundLight, type Spot } from './model.ts';

/** Under sail, with its image in the water. */
export function paintBoat(easel: Easel, spot: Spot): void {
  for (const mirrored of [true, false]) {
    atSpot(easel, spot, (sitter) => {
      const { pen, colour } = sitter;
      if (mirrored) {
        pen.globalAlpha = 0.26;
        pen.scale(1, -0.6);
      }
      pen.fillStyle = colour([84, 62, 46]);
      pen.fillRect(-0.012, -0.98, 0.024, 0.86);
      pen.fillStyle = roundLight(sitter, [252, 248, 238], [0.2, -0.5, 0.5]);
      pen.beginPath();
      pen.moveTo(0.03, -0.96);
      pen.quadraticCurveTo(0.4, -0.5, 0.42, -0.19);
      pen.lineTo(0.03, -0.19);
      pen.fill();
      pen.fillStyle = roundLight(sitter, easel.scene.colour ?? [206, 70, 56], [-0.18, -0.4, 0.4]);
      pen.beginPath();
      pen.moveTo(-0.03, -0.86);
      pen.quadraticCurveTo(-0.22, -0.5, -0.36, -0.2);
      pen.lineTo(-0.03, -0.2);
      pen.fill();
      pen.fillStyle = roundLight(sitter, [112, 72, 46], [0, -0.06, 0.5]);
      pen.beginPath();
      pen.moveTo(-0.5, -0.15);
      pen.quadraticCurveTo(0, -0.1, 0.52, -0.17);
      pen.quadraticCurveTo(0.42, 0.02, 0.26, 0.02);
      pen.lineTo(-0.32, 0.02);
      pen.quadraticCurveTo(-0.46, -0.02, -0.5, -0.15);
      pen.fill();
      if (!mirrored) oval(pen, 'rgba(255,255,255,0.35)', [0, 0.025, 0.42, 0.014]);
    });
  }
}
