import { css, mix, type Rgb } from '../colour.ts';
import type { Easel } from '../easel.ts';
import { lit } from '../light.ts';
import { atSpot, shadow, type Sitter, type Spot } from './model.ts';

/** A broad tree: branches that fork, and leaves about their ends. */
export function paintTree(easel: Easel, spot: Spot): void {
  const leaf: Rgb = easel.scene.colour ?? (easel.scene.snow ? [226, 234, 246] : [82, 128, 52]);
  atSpot(easel, spot, (sitter) => {
    shadow(sitter, 0.6);
    const ends: [number, number][] = [];
    grow(sitter, { x: 0, y: 0.01, turn: 0, long: 0.3, wide: 0.075, forks: 6 }, ends);
    paintLeaves(sitter, leaf, ends);
  });
}

type Branch = { x: number; y: number; turn: number; long: number; wide: number; forks: number };

function grow(sitter: Sitter, branch: Branch, ends: [number, number][]): void {
  const { pen, easel, colour } = sitter;
  const x = branch.x + Math.sin(branch.turn) * branch.long;
  const y = branch.y - Math.cos(branch.turn) * branch.long;
  pen.lineCap = 'round';
  pen.strokeStyle = colour([84, 62, 46], 0.8 + branch.forks * 0.04);
  pen.lineWidth = branch.wide;
  pen.beginPath();
  pen.moveTo(branch.x, branch.y);
  pen.lineTo(x, y);
  pen.stroke();
  if (branch.forks < 3) ends.push([x, y]);
  if (branch.forks === 0) return;
  for (const side of [-1, 1]) {
    const turn = branch.turn * 0.85 + side * easel.random.between(0.24, 0.58);
    const long = branch.long * easel.random.between(0.66, 0.82);
    grow(sitter, { x, y, turn, long, wide: branch.wide * 0.62, forks: branch.forks - 1 }, ends);
  }
}

function paintLeaves({ pen, easel }: Sitter, own: Rgb, ends: readonly (readonly [number, number])[]): void {
  const { random, light, sun, width } = easel;
  const side = sun.x < width / 2 ? -1 : 1;
  for (const pass of [0, 1, 2]) {
    for (const [x, y] of ends) {
      for (let count = 0; count < 9; count += 1) {
        const [dx, dy] = [random.between(-0.055, 0.055), random.between(-0.055, 0.05)];
        const bright = 0.42 + pass * 0.3 + (side * dx - dy) * 3 + random.between(-0.14, 0.14);
        const tone = mix(mix(own, [20, 30, 24], 0.5), mix(own, [255, 240, 150], 0.3), bright);
        pen.fillStyle = css(lit(tone, light), 0.9);
        pen.beginPath();
        pen.ellipse(x + dx * (1.2 - pass * 0.2), y + dy, 0.013, 0.009, random.next() * 3, 0, 2 * Math.PI);
        pen.fill();
      }
    }
  }
}
