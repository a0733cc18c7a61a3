export type Size = { width: number; height: number };
export type Shape = Size & { label: string };

/** Pixels; providers that make only certain sizes take the nearest. */
export const IMAGE_SHAPES: readonly Shape[] = [
  { label: 'Square', width: 1024, height: 1024 },
  { label: 'Landscape', width: 1344, height: 1008 },
  { label: 'Wide', width: 1536, height: 864 },
  { label: 'Portrait', width: 1008, height: 1344 },
  { label: 'Tall', width: 864, height: 1536 },
];

export const VIDEO_SHAPES: readonly Shape[] = [
  { label: 'Landscape', width: 1280, height: 720 },
  { label: 'Upright', width: 720, height: 1280 },
];

/** The shapes to choose from, and the size that was asked for elsewhere where it is none of them. */
export function shapesWith(shapes: readonly Shape[], size: Size): readonly Shape[] {
  if (shapes.some((shape) => sameSize(shape, size))) return shapes;
  return [...shapes, { ...size, label: `${size.width} × ${size.height}` }];
}

export function sameSize(a: Size, b: Size): boolean {
  return a.width === b.width && a.height === b.height;
}
