/** A size such as `1024x1536` or a ratio such as `2:3`. */
export type Shape = `${number}x${number}` | `${number}:${number}`;

/** The one of `shapes` whose proportions are nearest; a side twice too long is as far off as one half as long. */
export function nearestShape<Offered extends Shape>(
  { width, height }: { width: number; height: number },
  shapes: readonly [Offered, ...Offered[]],
): Offered {
  const wanted = Math.log(width / height);
  const distance = (shape: Offered) => Math.abs(proportion(shape) - wanted);
  return shapes.reduce((best, shape) => (distance(shape) < distance(best) ? shape : best));
}

function proportion(shape: Shape): number {
  const [width = 1, height = 1] = shape.split(/[x:]/).map(Number);
  return Math.log(width / height);
}
